import { type i32, now, run, type Steps, until, wait } from 'bulkhead';

type Phase = 'idle' | 'priming' | 'running' | 'fault';
let phase: Phase = 'idle';
let pressure: i32 = 0;
let request = false;
let faults: i32 = 0;

function* start(): Steps<boolean> {
  phase = 'priming';
  yield* wait('50ms');
  return yield* until(() => pressure > 40, '80ms');
}

function* pump(): Steps {
  while (true) {
    phase = 'idle';
    yield* until(() => request);
    if (yield* start()) {
      phase = 'running';
      yield* until(() => !request);
    } else {
      faults++;
      phase = 'fault';
      yield* wait('30ms');
    }
  }
}
const sequence = run(pump);

let scans: i32 = 0;
let before: Phase = 'idle';

export function scan(): void {
  scans++;
  request = (scans > 2 && scans < 25) || scans > 30;
  if (phase === 'priming' || phase === 'running') pressure += scans < 30 ? 6 : 1;
  else pressure = 0;
  sequence.step();
  if (phase !== before) console.log(now(), before, phase, pressure, faults, sequence.line);
  before = phase;
}
