import { type i8 } from 'bulkhead';

let edge: i8 = 127;

interface Box {
  x: i8;
}

export function scan(): void {
  console.log('before');
  const box: Box = { x: edge + 1 };
  console.log('after', box.x);
}
