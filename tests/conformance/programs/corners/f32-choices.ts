import type { f32, f64, i32, u8 } from 'bulkhead';
let on = true;
let x: f32 = 0.1;
let y: f64 = 0.1;
let maybe: f32 | null = null;
let wide: f64 | null = null;
let n: i32 = 3;
const list: f32[] = [0.1, 0.7];
function flip(): boolean {
  on = !on;
  return on;
}
function set(to: f32 | null): void {
  maybe = to;
}
export function scan(): void {
  console.log(flip() ? x : 0.1, flip() ? 0.1 : x, (flip() ? x : 0.1) === x, (maybe ?? 0.1) * 3, maybe ?? 0.3, (maybe ?? 0.1) === x);
  console.log(`${flip() ? x : 0.7} ${maybe ?? 0.7}`, flip() ? y : 0.1, wide ?? 0.1, (wide ?? 0.1) * 3, (wide ?? 0.1) === y);
  set(0.9);
  console.log(maybe ?? 0.1, Math.max(maybe ?? 0.2, 0.7), flip() ? (flip() ? 0.1 : 0.2) : x, -(flip() ? 0.1 : x), n > 2 ? (maybe ?? 0.3) : 0.3);
  console.log(list.find((each) => each > 5) ?? 0.3, (list.find((each) => each > 0.5) ?? 0.3) * 2);
  const kept = flip() ? 0.1 : x;
  const other = maybe ?? 0.1;
  console.log(kept, other, kept * 3, (flip(), 0.1) * x);
}
