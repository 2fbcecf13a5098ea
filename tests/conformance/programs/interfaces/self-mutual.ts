import type { FixedArray, i32, u8 } from 'bulkhead';
interface Station {
  id: u8;
  line: Line | null;
  near: FixedArray<Station | null, 2>;
}
interface Line {
  first: Station | null;
  colour: 'red' | 'blue';
}
const a: Station = { id: 1, line: null, near: [null, null] };
const b: Station = { id: 2, line: null, near: [a, null] };
const red: Line = { first: b, colour: 'red' };
const lines: Line[] = [{ first: null, colour: 'blue' }, { first: a, colour: 'red' }];
function count(from: Station): i32 {
  let sum: i32 = 0;
  for (const each of from.near) if (each !== null) sum += each.id;
  return sum;
}
export function scan(): void {
  a.line = red;
  b.line = lines[0]!;
  a.near[1] = b;
  b.near[1] = b;
  console.log(count(a), count(b), a.line.first?.id ?? 0, b.line.first === null, b.line.colour);
  lines[0]!.first = a;
  console.log(b.line?.first?.near[1]?.id ?? 99, a.line?.colour === lines[1]!.colour);
  const copyOf: Line = { first: red.first, colour: 'blue' };
  red.first = null;
  console.log(copyOf.first === b, a.line?.first == null);
}
