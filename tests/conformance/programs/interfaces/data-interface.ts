import type { i32, u8 } from 'bulkhead';

interface Range {
  low: i32;
  high: i32;
}
class Window implements Range {
  low: i32 = 5;
  high: i32 = 9;
  private moves: u8 = 0;
  move(by: i32): void {
    this.low += by;
    this.high += by;
    this.moves++;
  }
}
const plain: Range = { low: 1, high: 2 };
const window = new Window();

function width(range: Range): i32 {
  range.low -= 1;
  return range.high - range.low;
}

export function scan(): void {
  console.log(width(plain), width(window), plain.low, window.low);
  window.move(10);
  console.log(width(window), window.low);
}
