import type { u8, u16 } from 'bulkhead';

class Ring {
  private readonly bytes: Uint8Array = new Uint8Array(4);
  private head: u8 = 0;
  private used: u8 = 0;
  put(byte: u8): boolean {
    if (this.used === this.bytes.length) return false;
    this.bytes[(this.head + this.used) % this.bytes.length] = byte;
    this.used++;
    return true;
  }
  take(): u8 {
    const byte = this.bytes[this.head]!;
    this.head = (this.head + 1) % 4;
    this.used--;
    return byte;
  }
  get size(): u16 {
    return this.used;
  }
}
const ring = new Ring();

export function scan(): void {
  for (let i = 0; i < 5; i++) console.log(ring.put(i + 65), ring.size);
  console.log(ring.take(), ring.take(), ring.size);
  ring.put(90);
  ring.put(91);
  console.log(ring.take(), ring.take(), ring.take(), ring.take(), ring.size);
}
