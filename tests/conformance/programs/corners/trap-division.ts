import type { i32 } from 'bulkhead';
let zero: i32 = 0;
let calls: i32 = 0;
function next(): i32 {
  calls++;
  console.log('call', calls);
  return calls;
}
export function scan(): void {
  console.log(zero === 0 || next() % zero === 0, calls);
  console.log(zero !== 0 ? next() % zero : next());
  console.log(next() + (next() % zero) + next());
}
