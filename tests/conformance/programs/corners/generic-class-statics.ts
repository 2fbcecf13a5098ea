import type { i32, u16, u8 } from 'bulkhead';
class Ring<T extends u8 | u16 | i32> {
  private at: i32 = 0;
  private readonly kept: [T, T, T];
  constructor(first: T) {
    this.kept = [first, first, first];
  }
  push(value: T): T {
    const index = this.at % 3;
    this.at++;
    if (index === 0) return this.swap0(value);
    if (index === 1) {
      const old = this.kept[1];
      this.kept[1] = value;
      return old;
    }
    const old = this.kept[2];
    this.kept[2] = value;
    return old;
  }
  private swap0(value: T): T {
    const old = this.kept[0];
    this.kept[0] = value;
    return old;
  }
}
const small = new Ring<u8>(1);
const big = new Ring<i32>(-100_000);
export function scan(): void {
  for (let turn: u8 = 2; turn < 7; turn++) console.log(small.push(turn), big.push(turn * 1000));
}
