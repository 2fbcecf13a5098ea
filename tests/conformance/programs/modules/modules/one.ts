import type { i32 } from 'bulkhead';

const local: i32 = 10;
function helper(): i32 {
  return local;
}
export function value(): i32 {
  return helper();
}
