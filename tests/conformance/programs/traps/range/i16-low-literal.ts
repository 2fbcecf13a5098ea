import { type i16 } from 'bulkhead';

let edge: i16 = -32768;

interface Box {
  x: i16;
}

export function scan(): void {
  console.log('before');
  const box: Box = { x: edge - 1 };
  console.log('after', box.x);
}
