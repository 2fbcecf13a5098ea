import { type u8 } from 'bulkhead';

class Cursor {
  at: u8 = 0;

  move(by: u8): void {
    this.at = (this.at + by) % 6;
  }
}

const first = new Cursor();
const second = new Cursor();
const list = new Uint8Array(4);

function use(one: Cursor, other: Cursor): void {
  other.move(5);
  list[one.at] = 1;
  console.log(one.at);
}

export function scan(): void {
  use(first, second);
  use(first, first);
}
