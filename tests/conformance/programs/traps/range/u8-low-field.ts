import { type u8 } from 'bulkhead';

let edge: u8 = 0;

interface Box {
  x: u8;
}
const box: Box = { x: 0 };

export function scan(): void {
  console.log('before');
  box.x = edge - 1;
  console.log('after', box.x);
}
