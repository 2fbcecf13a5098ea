import type { i32, u8 } from 'bulkhead';

class PID {
  private sum: i32 = 0;
  constructor(private readonly gain: u8) {}
  step(error: i32): i32 {
    this.sum += error;
    return error * this.gain + this.sum;
  }
  get total(): i32 {
    return this.sum;
  }
}
class Loop {
  private runs: i32 = 0;
  constructor(
    private readonly pid: PID,
    private readonly target: i32,
  ) {}
  run(now: i32): i32 {
    this.runs++;
    return this.pid.step(this.target - now) + this.runs;
  }
}
const shared = new PID(2);
const own = new PID(3);
const a = new Loop(shared, 100);
const b = new Loop(shared, 50);
const c = new Loop(own, 10);

export function scan(): void {
  console.log(a.run(90), b.run(45), c.run(0));
  console.log(shared.total, own.total);
  shared.step(1);
  console.log(a.run(100), shared.total);
  const local = new PID(1);
  const inner = new Loop(local, 5);
  console.log(inner.run(4), inner.run(3), local.total);
}
