enum Mode {
  Idle,
  Run,
  Stop = 10,
  Fault,
}

let mode: Mode = Mode.Idle;

function next(m: Mode): Mode {
  switch (m) {
    case Mode.Idle:
      return Mode.Run;
    case Mode.Run:
      return Mode.Stop;
    case Mode.Stop:
      return Mode.Fault;
    case Mode.Fault:
      return Mode.Idle;
  }
}

export function scan(): void {
  for (let i = 0; i < 5; i++) {
    console.log(mode, `mode ${mode}`, mode === Mode.Stop);
    mode = next(mode);
  }
}
