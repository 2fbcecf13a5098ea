import type { i32, u8 } from 'bulkhead';

export class Stack {
  private readonly cells: Int32Array = new Int32Array(4);
  size: u8 = 0;
  push(value: i32): boolean {
    if (this.size >= 4) return false;
    this.cells[this.size++] = value;
    return true;
  }
  pop(): i32 {
    return this.cells[--this.size]!;
  }
}
