/** Compound assignment and ++ on i32, up to its limits. */
import { type i32 } from 'bulkhead';

interface Box {
  n: i32;
}

export function scan(): void {
  let x: i32 = 2147483644;
  const box: Box = { n: -2147483645 };
  const list: i32[] = [1, 2, 3];
  console.log(x++, x, ++x, x);
  console.log(box.n--, box.n, --box.n, box.n);
  console.log(list[1]!++, list[1]!, --list[2]!, list[0]!--, list[0]!);
  x -= 100;
  x += 3;
  console.log((x -= 2), (x %= 50), (x *= 2), (x &= 0x3c), (x |= 3), (x ^= 1));
  console.log((x <<= 1), (x >>= 2), (x >>>= 1));
}
