/** A function may leave from anywhere. */
import { assert, type i32 } from 'bulkhead';

const values: i32[] = [4, 8, 15, 16, 23, 42];

function indexOf(wanted: i32): i32 {
  for (let at = 0; at < values.length; at++) {
    if (values[at]! === wanted) return at;
  }
  return -1;
}
function classify(n: i32): i32 {
  if (n < 0) return -1;
  for (let turn = 0; turn < n; turn++) {
    if (n < 100) break;
    return 2;
  }
  if (n > 10) {
    if (n % 2 === 0) return 1;
  } else {
    return 0;
  }
  return 3;
}

export function scan(): void {
  assert(indexOf(15) === 2 && indexOf(42) === 5 && indexOf(7) === -1, 'search');
  console.log(classify(-4), classify(5), classify(12), classify(13), classify(101));
}
