import { type f32, i32 } from 'bulkhead';

let zero: f32 = 0;

export function scan(): void {
  console.log(i32.trunc(zero));
  console.log(i32.trunc(zero / zero));
}
