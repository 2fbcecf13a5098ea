import type { i32, u16 } from 'bulkhead';

class Ring {
  private readonly items = new Uint16Array(4);
  private head: i32 = 0;
  count: i32 = 0;

  push(value: u16): void {
    this.items[(this.head + this.count) % 4] = value;
    if (this.count < 4) this.count++;
    else this.head = (this.head + 1) % 4;
  }

  each(visit: (value: u16, index: i32) => void): void {
    for (let i: i32 = 0; i < this.count; i++) visit(this.items[(this.head + i) % 4]!, i);
  }

  sum(of: (value: u16) => i32): i32 {
    let sum: i32 = 0;
    this.each((value) => {
      sum += of(value) + this.head;
    });
    return sum;
  }

  static over(ring: Ring, limit: u16): i32 {
    return ring.sum((value) => (value > limit ? 1 : 0));
  }
}

const ring = new Ring();

export function scan(): void {
  const other = new Ring();
  for (let i: i32 = 1; i <= 6; i++) ring.push(i * 10);
  other.push(5);
  ring.each((value, index) => {
    console.log(index, value);
    if (index < 2) other.push(value);
  });
  console.log(other.count, ring.sum((value) => value), other.sum((value) => value * ring.count));
  console.log(Ring.over(ring, 45), Ring.over(other, 29));
}
