import { type i16 } from 'bulkhead';

let edge: i16 = 32767;

interface Box {
  x: i16;
}
const box: Box = { x: 0 };

export function scan(): void {
  console.log('before');
  box.x = edge + 1;
  console.log('after', box.x);
}
