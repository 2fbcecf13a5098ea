/** break and continue from the middle of nested loops, by label too. */
import { type i32 } from 'bulkhead';

export function scan(): void {
  let pairs: i32 = 0;
  outer: for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      if (j === i) continue outer;
      if (i + j === 8) break outer;
      if ((i + j) % 2 === 1) continue;
      pairs++;
      console.log(i, j);
    }
  }
  console.log(pairs);
  let found: i32 = -1;
  for (let i = 0; i < 10; i++) {
    if (i * i < 30) continue;
    found = i;
    break;
  }
  console.log(found);
}
