/** Every case of a dense switch, the default, and what falls through. */
import { assert, type i32 } from 'bulkhead';

function plain(n: i32): i32 {
  switch (n) {
    case 0:
      return 10;
    case 1:
      return 11;
    case 2:
    case 3:
      return 23;
    default:
      return -1;
  }
}
function falling(n: i32): i32 {
  let sum: i32 = 0;
  switch (n) {
    case 3:
      sum += 1000;
    case 2:
      sum += 100;
    case 1:
      sum += 10;
      break;
    default:
      sum = 5;
    case 0:
      sum += 1;
  }
  return sum;
}

export function scan(): void {
  assert(plain(0) === 10 && plain(1) === 11 && plain(2) === 23 && plain(3) === 23, 'cases');
  assert(plain(4) === -1 && plain(-1) === -1, 'default');
  for (let n = -1; n < 5; n++) console.log(n, plain(n), falling(n));
}
