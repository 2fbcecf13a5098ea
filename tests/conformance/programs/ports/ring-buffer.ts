/** A queue in a ring: full, empty, round the corner. */
import { assert, type u8, type i32 } from 'bulkhead';

class Ring {
  private readonly cells = new Uint8Array(4);
  private head: u8 = 0;
  private count: u8 = 0;
  put(value: u8): boolean {
    if (this.count === 4) return false;
    this.cells[(this.head + this.count) & 3] = value;
    this.count++;
    return true;
  }
  take(): i32 {
    if (this.count === 0) return -1;
    const value = this.cells[this.head & 3]!;
    this.head = (this.head + 1) & 3;
    this.count--;
    return value;
  }
}
const ring = new Ring();

export function scan(): void {
  assert(ring.take() === -1, 'empty');
  for (let n: u8 = 1; n <= 5; n++) console.log(n, ring.put(n));
  console.log(ring.take(), ring.take());
  assert(ring.put(6) && ring.put(7) && !ring.put(8), 'round the corner');
  for (let n = 0; n < 5; n++) console.log(ring.take());
}
