import { f32, type f64 } from 'bulkhead';
let x: f32 = 0.1;
let y: f64 = 0.1;
const K = 0.7;
interface P {
  x: f32;
  y: f64;
}
function make(a: f32): P {
  return { x: a * K, y: a };
}
export function scan(): void {
  const both: f32[] = [x, 0.1];
  const wide = [y, 0.1];
  const object = { a: x, b: 0.1, c: x > 0 ? x : 0.3 };
  const p: P = { x: 0.1, y: 0.1 };
  console.log(both[0]!, both[1]!, both[1]! * 3, wide[1]! * 3, object.a, object.b, object.c);
  console.log(p.x, p.y, p.x * 3, p.y * 3, make(0.1).x, make(0.1).y);
  const { x: px, y: py } = p;
  let z = px;
  z += 0.2;
  console.log(px + 0.2, py + 0.2, z);
  [x, y] = [0.3, 0.3];
  console.log(x, y);
  [x, y] = [K, K];
  ({ x, y } = p);
  console.log(x, y, f32(K), K * 2);
}
