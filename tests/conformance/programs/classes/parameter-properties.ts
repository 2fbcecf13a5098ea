import type { i32 } from 'bulkhead';

class Range {
  constructor(
    readonly low: i32,
    private high: i32,
  ) {}
  holds(value: i32): boolean {
    return value >= this.low && value <= this.high;
  }
  grow(by: i32): void {
    this.high += by;
  }
}

export function scan(): void {
  const range = new Range(1, 5);
  console.log(range.holds(1), range.holds(6), range.low);
  range.grow(1);
  console.log(range.holds(6), range.holds(7));
}
