/** The right side runs only when the left has not decided. */
import { type i32 } from 'bulkhead';

let calls: i32 = 0;

function count(result: boolean): boolean {
  calls++;
  return result;
}

export function scan(): void {
  console.log(count(false) && count(true), calls);
  console.log(count(true) || count(false), calls);
  console.log((count(true) && count(false)) || count(true), calls);
  console.log(count(false) || (count(true) && count(true)), calls);
  console.log(count(true) ? count(false) : count(true), calls);
  if (!(count(false) || count(false))) console.log('neither', calls);
}
