/** One index on both sides: the read traps, with its own text. */
import type { i32 } from 'bulkhead';

const short: i32[] = [1, 2];
const long: i32[] = [1, 2, 3];
let at: i32 = 1;

export function scan(): void {
  short[at] = long[at]!;
  console.log(short[1]!);
  at += 1;
  long[at] = 7;
  long[at] = short[at]!;
}
