import { type u16 } from 'bulkhead';

let edge: u16 = 65535;

function take(x: u16): void {
  console.log('inside', x);
}

export function scan(): void {
  console.log('before');
  take(edge + 1);
}
