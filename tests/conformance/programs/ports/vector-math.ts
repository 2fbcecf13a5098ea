/** Small objects of floats, given by reference and returned fresh. */
import { assert, type f32 } from 'bulkhead';

interface Vector {
  x: f32;
  y: f32;
}
function add(a: Vector, b: Vector): Vector {
  return { x: a.x + b.x, y: a.y + b.y };
}
function scale(v: Vector, by: f32): void {
  v.x *= by;
  v.y *= by;
}
const start: Vector = { x: 1, y: 2 };

export function scan(): void {
  const sum = add(start, { x: 0.5, y: 0.25 });
  scale(sum, 4);
  assert(start.x === 1 && start.y === 2, 'untouched');
  const same = sum;
  same.x += 1;
  console.log(sum.x, sum.y, Math.sqrt(sum.x * sum.x + sum.y * sum.y));
}
