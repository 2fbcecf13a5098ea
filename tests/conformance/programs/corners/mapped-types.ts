import type { i32, u16, u8 } from 'bulkhead';
interface P {
  x: u8;
  y: i32;
  on: boolean;
}
type Names = 'low' | 'high';
const p: P = { x: 1, y: 2, on: true };
const limits: Record<Names, u16> = { low: 300, high: 900 };
const part: Pick<P, 'x' | 'on'> = { x: 250, on: false };
const rest: Omit<P, 'x'> = { y: -1, on: true };
const all: Readonly<P> = p;
function sum(of: Readonly<Record<Names, u16>>): i32 {
  return of.low + of.high;
}
function show(of: Readonly<P>): void {
  console.log(of.x, of.y, of.on);
}
export function scan(): void {
  p.y++;
  show(p);
  show(all);
  limits.low -= 1;
  console.log(sum(limits), part.x, part.on, rest.y, rest.on, all === p);
  const copyOf: Readonly<P> = { ...p, x: 9 };
  show(copyOf);
  part.x += 5;
  console.log(part.x);
  part.x++;
}
