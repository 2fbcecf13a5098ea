import { type i32 } from 'bulkhead';

let edge: i32 = 2147483647;

interface Box {
  x: i32;
}

export function scan(): void {
  console.log('before');
  const box: Box = { x: edge + 1 };
  console.log('after', box.x);
}
