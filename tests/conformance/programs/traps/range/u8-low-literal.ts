import { type u8 } from 'bulkhead';

let edge: u8 = 0;

interface Box {
  x: u8;
}

export function scan(): void {
  console.log('before');
  const box: Box = { x: edge - 1 };
  console.log('after', box.x);
}
