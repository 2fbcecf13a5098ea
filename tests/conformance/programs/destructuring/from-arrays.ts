import type { FixedArray, i32, u8 } from 'bulkhead';

const pair: FixedArray<i32, 2> = [1, 2];
const grid: FixedArray<FixedArray<u8, 2>, 2> = [
  [1, 2],
  [3, 4],
];
let calls: i32 = 0;

function index(): i32 {
  calls++;
  pair[1] = calls * 10;
  return calls - 1;
}

function both(): FixedArray<i32, 2> {
  return [calls, calls + 1];
}

/** Elements are read one by one, after the stores before them. */
export function scan(): void {
  [pair[1], pair[0]] = pair;
  console.log(pair[0], pair[1]);
  let a: i32 = 0;
  let b: i32 = 0;
  [a, b] = pair;
  [, a] = [b, a + 5];
  console.log(a, b);
  const list: i32[] = [0, 0, 0];
  [list[index()], list[index()]] = pair;
  console.log(list[0]!, list[1]!, pair[0], pair[1]);
  [[a, b], [, list[2]]] = grid;
  console.log(a, b, list[2]!);
  [a, b] = both();
  console.log(a, b);
  let i: i32 = 2;
  [i, list[i]] = [0, 9];
  console.log(i, list[0]!, list[2]!);
  [list[0], list[1], list[2]] = [list[1]!, list[2]!, list[0]!];
  console.log(list[0]!, list[1]!, list[2]!);
}
