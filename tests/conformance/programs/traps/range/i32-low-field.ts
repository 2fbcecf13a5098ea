import { type i32 } from 'bulkhead';

let edge: i32 = -2147483648;

interface Box {
  x: i32;
}
const box: Box = { x: 0 };

export function scan(): void {
  console.log('before');
  box.x = edge - 1;
  console.log('after', box.x);
}
