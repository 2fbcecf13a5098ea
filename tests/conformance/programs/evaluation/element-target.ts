/** `a[i] = v`: the index is evaluated before the value. */
import type { i32 } from 'bulkhead';

const a: i32[] = [0, 0, 0, 0];
let i: i32 = 0;

function next(): i32 {
  i++;
  return i;
}

export function scan(): void {
  a[i] = next();
  console.log(a[0]!, a[1]!, a[2]!, a[3]!);
  a[next()] = i * 10;
  console.log(a[0]!, a[1]!, a[2]!, a[3]!);
  a[i++] = i;
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, i);
  a[next() - 1]! += next();
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, i);
  i = 0;
  a[i] = a[next()]! + a[next()]!;
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, i);
}
