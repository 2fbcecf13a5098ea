import type { i32, u16 } from 'bulkhead';

class Ramp {
  readonly step: u16;
  value: i32;
  constructor(start: i32, step: u16) {
    this.value = start;
    this.step = step;
    this.value -= 1;
  }
  next(): i32 {
    this.value += this.step;
    return this.value;
  }
}
const up = new Ramp(0, 5);

export function scan(): void {
  const local = new Ramp(-100, 50);
  console.log(up.value, local.value, up.next(), local.next(), local.next(), up.next(), up.step);
}
