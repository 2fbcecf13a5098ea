import { type i32, type u8 } from 'bulkhead';
export function scan(): void {
  let turns: i32 = 0;
  for (let i: u8 = 250; i < 255; i++) turns++;
  console.log(turns);
  for (let i = 3; i >= 0; i--) turns += i;
  console.log(turns);
  for (let i = 10; i > 0; i -= 3) turns += i;
  for (let i = 0, j = 9; i < j; i++, j--) turns += j - i;
  console.log(turns);
  let n = 5;
  while (n-- > 0) turns += n;
  console.log(turns, n);
  for (let i: u8 = 250; i <= 255; i++) turns++;
}
