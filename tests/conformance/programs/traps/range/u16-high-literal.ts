import { type u16 } from 'bulkhead';

let edge: u16 = 65535;

interface Box {
  x: u16;
}

export function scan(): void {
  console.log('before');
  const box: Box = { x: edge + 1 };
  console.log('after', box.x);
}
