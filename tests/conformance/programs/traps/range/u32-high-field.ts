import { type u32 } from 'bulkhead';

let edge: u32 = 4294967295;

interface Box {
  x: u32;
}
const box: Box = { x: 0 };

export function scan(): void {
  console.log('before');
  box.x = edge + 1;
  console.log('after', box.x);
}
