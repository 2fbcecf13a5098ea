/** while and do loops; the latter runs once at least. */
import { assert, atMost, type i32 } from 'bulkhead';

export function scan(): void {
  let n: i32 = 0;
  while (n < 10) n++;
  assert(n === 10, 'while');
  do n--;
  while (n > 5);
  assert(n === 5, 'do');
  let once: i32 = 0;
  do once++;
  while (once < 0);
  assert(once === 1, 'once');
  let steps: i32 = 0;
  let number: i32 = 27;
  for (const _ of atMost(200)) {
    if (number === 1) break;
    number = number % 2 === 0 ? Math.trunc(number / 2) : Math.trunc(number * 3 + 1);
    steps++;
  }
  console.log(n, once, steps);
}
