import type { i32, u8 } from 'bulkhead';
interface Box {
  a: i32;
  b: i32;
  inner: { c: u8; d: boolean };
}
let calls: i32 = 0;
const boxes: Box[] = [
  { a: 1, b: 2, inner: { c: 3, d: true } },
  { a: 10, b: 20, inner: { c: 30, d: false } },
];
function pick(at: i32): Box {
  calls = calls * 10 + at + 1;
  return boxes[at]!;
}
export function scan(): void {
  const { a, inner: { c, d }, b } = pick(1);
  console.log(a, b, c, d, calls);
  let x: i32 = 0;
  let y: i32 = 0;
  ({ a: x, b: y } = pick(0));
  console.log(x, y, calls);
  ({ a: boxes[1]!.a, inner: { c: boxes[0]!.inner.c } } = pick(1));
  console.log(boxes[1]!.a, boxes[0]!.inner.c, calls);
  [x, y] = [y, x];
  [boxes[x - 2]!.a, x] = [x, y];
  console.log(x, y, boxes[0]!.a);
}
