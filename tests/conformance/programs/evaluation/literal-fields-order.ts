import type { i32 } from 'bulkhead';

interface Three {
  a: i32;
  b: i32;
  c: i32;
}
let n: i32 = 0;
function next(): i32 {
  return ++n;
}

export function scan(): void {
  const t: Three = { c: next(), a: next(), b: next() };
  console.log(t.a, t.b, t.c);
  const list: i32[] = [next(), next() * 10, n];
  console.log(list[0]!, list[1]!, list[2]!);
}
