import { type u16 } from 'bulkhead';

let edge: u16 = 0;

interface Box {
  x: u16;
}
const box: Box = { x: 0 };

export function scan(): void {
  console.log('before');
  box.x = edge - 1;
  console.log('after', box.x);
}
