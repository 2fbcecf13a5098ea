import type { i32, u8 } from 'bulkhead';

class Cursor {
  private at: i32 = 0;
  private readonly data: Uint8Array = new Uint8Array(3);
  move(by: i32): void {
    this.at += by;
  }
  read(): u8 {
    if (this.at < 3) {
      this.move(2);
      return this.data[this.at]!;
    }
    return 77;
  }
}
const cursor = new Cursor();

export function scan(): void {
  console.log(cursor.read());
  cursor.move(-1);
  console.log(cursor.read());
}
