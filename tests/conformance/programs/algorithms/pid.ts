import type { f32 } from 'bulkhead';

class Pid {
  private sum: f32 = 0;
  private last: f32 = 0;
  update(target: f32, actual: f32, dt: f32): f32 {
    const error: f32 = target - actual;
    this.sum += error * dt;
    const slope: f32 = (error - this.last) / dt;
    this.last = error;
    return error * 1.2 + this.sum * 0.5 + slope * 0.05;
  }
}
const pid = new Pid();

export function scan(): void {
  let level: f32 = 0;
  for (let i = 0; i < 8; i++) {
    const out = pid.update(1, level, 0.1);
    level += out * 0.1;
    console.log(level, out);
  }
}
