import { type u8 } from 'bulkhead';

let count: u8 = 0;
const list = new Uint8Array(3);

function mark(): void {
  list[count] = 1;
  console.log('marked', count);
}

function maybeReset(on: boolean): void {
  if (on) count = 0;
}

export function scan(): void {
  for (let i = 0; i < 4; i++) {
    count++;
    maybeReset(i === 1);
    mark();
    if (count > 3) count = 0;
  }
}
