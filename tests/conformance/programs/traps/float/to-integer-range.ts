import { type f32, u8 } from 'bulkhead';

let x: f32 = 255.75;

export function scan(): void {
  console.log(u8.trunc(x));
  console.log(u8.round(x));
}
