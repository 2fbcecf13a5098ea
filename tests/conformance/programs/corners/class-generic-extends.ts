import type { f32, i32, u8 } from 'bulkhead';
abstract class Filter<T extends i32 | f32> {
  protected held: T;
  constructor(first: T) {
    this.held = first;
  }
  abstract next(value: T): T;
  step(value: T): T {
    const out = this.next(value);
    this.held = out;
    return out;
  }
}
class Mean extends Filter<f32> {
  constructor(private readonly k: f32 = 0.1) {
    super(0.5);
  }
  next(value: f32): f32 {
    return this.held + (value - this.held) * this.k;
  }
}
class Step extends Filter<i32> {
  static made: i32 = 0;
  limit: i32;
  constructor(limit: u8) {
    super(limit * 1000);
    this.limit = limit;
    Step.made++;
  }
  next(value: i32): i32 {
    const by = value - this.held;
    return this.held + (by > this.limit ? this.limit : by < -this.limit ? -this.limit : by);
  }
}
const mean = new Mean();
const slow = new Mean(0.01);
const step = new Step(5);
const other = new Step(200);
export function scan(): void {
  for (let turn = 0; turn < 3; turn++) console.log(mean.step(1), slow.step(0.1), step.step(turn * 3000), other.step(-1));
  console.log(Step.made, step.limit * 1000, mean instanceof Mean);
}
