import type { i32 } from 'bulkhead';
interface P {
  x: i32;
  y: i32;
  on: boolean;
}
const base: P = { x: 1, y: 2, on: true };
let calls: i32 = 0;
function next(): i32 {
  calls++;
  base.x += 10;
  return calls;
}
export function scan(): void {
  const made = { ...base, y: next(), x: next() };
  console.log(made.x, made.y, made.on, base.x);
  const again: P = { ...made, on: made.x > made.y };
  const { x, ...rest } = again;
  rest.y += x;
  console.log(again.y, rest.y, rest.on);
  const literal: P = { y: next(), x: next(), on: calls > 3 };
  console.log(literal.x, literal.y, literal.on);
}
