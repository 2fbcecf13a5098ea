import { type i8 } from 'bulkhead';

let edge: i8 = -128;

interface Box {
  x: i8;
}
const box: Box = { x: 0 };

export function scan(): void {
  console.log('before');
  box.x = edge - 1;
  console.log('after', box.x);
}
