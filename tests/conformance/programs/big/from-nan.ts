import { type f32, i64 } from 'bulkhead';

let a: f32 = 0;

export function scan(): void {
  console.log(i64.trunc(a));
  console.log(i64.round(a / a));
}
