import type { f32, i32, u8 } from 'bulkhead';

abstract class Filter<T> {
  protected held: T;
  constructor(start: T) {
    this.held = start;
  }
  abstract next(value: T): T;
  feed(a: T, b: T): T {
    this.held = this.next(a);
    this.held = this.next(b);
    return this.held;
  }
}
class Peak extends Filter<i32> {
  next(value: i32): i32 {
    return value > this.held ? value : this.held;
  }
}
class Last extends Filter<i32> {
  private seen: u8 = 0;
  next(value: i32): i32 {
    this.seen++;
    return value + this.seen;
  }
}
class Smooth extends Filter<f32> {
  next(value: f32): f32 {
    return this.held * 0.5 + value * 0.5;
  }
}
class Keep<T> extends Filter<T> {
  next(value: T): T {
    return this.held;
  }
}
const peak = new Peak(-100);
const last = new Last(0);
const smooth = new Smooth(0.5);
const keep = new Keep<i32>(42);
const keepFlag = new Keep<boolean>(true);

function run(filter: Filter<i32>): i32 {
  return filter.feed(5, -3);
}

export function scan(): void {
  console.log(run(peak), run(last), run(keep), run(last));
  console.log(smooth.feed(1.5, 0.1), keepFlag.feed(false, false));
}
