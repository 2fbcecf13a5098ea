import { atMost, type i32, type u8 } from 'bulkhead';
let n: u8 = 200;
let calls: i32 = 0;
function more(): boolean {
  calls++;
  return calls % 4 !== 0;
}
export function scan(): void {
  let sum: i32 = 0;
  for (const turn of atMost(10)) {
    if (!more() || (turn > 1 && sum > 100)) break;
    sum += n;
    n -= 50;
  }
  console.log(sum, calls, n);
  let i = 10;
  do {
    i -= 3;
    if (i === 4) continue;
    sum -= i;
  } while (i > 0);
  console.log(i, sum);
  for (let j = 0, k = 5; j < k; j++, k--) sum += j * k;
  for (let j = 5; j-- > 0; ) {
    sum++;
  }
  console.log(sum);
  for (const turn of atMost(3)) sum += turn;
}
