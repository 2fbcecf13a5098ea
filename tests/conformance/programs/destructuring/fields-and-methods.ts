import type { f32, i32, u16, u8 } from 'bulkhead';

type Mode = 'idle' | 'run' | 'stop';

class Pid {
  private last: f32 = 0.5;
  private sum: f32 = 0;
  mode: Mode = 'idle';
  private next: Mode = 'run';

  step(value: f32): f32 {
    [this.sum, this.last] = [this.sum + value - this.last, value];
    [this.mode, this.next] = [this.next, this.mode];
    return this.sum;
  }
}

const bytes = new Uint8Array(2);
const words = new Uint16Array(2);

export function scan(): void {
  const pid = new Pid();
  console.log(pid.step(2), pid.mode, pid.step(0.25), pid.mode);
  let on = false;
  let level: u8 = 3;
  let mode: Mode = 'stop';
  [on, level, mode] = [level > 2, level * 2, on ? 'run' : 'idle'];
  console.log(on, level, mode);
  [bytes[0], words[1], bytes[1]] = [300, 65536 + level, -1];
  console.log(bytes[0]!, words[1]!, bytes[1]!);
  let a: u16 = 5;
  let b: u16 = 8;
  for (let turn: i32 = 0; turn < 5; turn++) [a, b] = [b, a + b];
  console.log(a, b);
  let none: u8 | null = 4;
  [none, level] = [null, none];
  console.log(none, level);
}
