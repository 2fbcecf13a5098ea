import { type u8 } from 'bulkhead';

let edge: u8 = 255;

function take(x: u8): void {
  console.log('inside', x);
}

export function scan(): void {
  console.log('before');
  take(edge + 1);
}
