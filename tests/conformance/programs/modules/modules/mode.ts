export enum Mode {
  Off,
  Run,
}
export function begin(): Mode {
  return Mode.Run;
}
