import { type f32, i16 } from 'bulkhead';

let x: f32 = 1e30;

export function scan(): void {
  console.log('before');
  console.log(i16.floor(-x * x));
}
