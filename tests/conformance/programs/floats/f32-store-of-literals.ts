/** A literal stored in an f32 place is the nearest f32. */
import type { f32 } from 'bulkhead';

interface Box {
  x: f32;
}
const list: f32[] = [0.1, 1e-3, 3.4e38, 1e-45];
const box: Box = { x: 0.7 };
let global: f32 = 1 / 3;

function f(x: f32): f32 {
  return x;
}

export function scan(): void {
  const local: f32 = 0.3;
  console.log(local, global, box.x, f(0.9));
  console.log(list[0]!, list[1]!, list[2]!, list[3]!);
  box.x = 123456789;
  list[0] = 0.2;
  console.log(box.x, list[0]!, f(16777217));
}
