import type { f32, i32, u8 } from 'bulkhead';
const points: [x: i32, y: f32, on: boolean][] = [
  [1, 0.5, true],
  [-2, 1.5, false],
  [3, 2.5, true],
];
function each(action: (p: [i32, f32, boolean], at: i32) => void): void {
  for (let at = 0; at < points.length; at++) action(points[at]!, at);
}
function nearest(): readonly [i32, f32, boolean] {
  return points[1]!;
}
export function scan(): void {
  let sum: i32 = 0;
  each((p, at) => {
    if (!p[2]) return;
    sum += p[0] * 10 + at;
    p[1] += 0.1;
  });
  each(([x, y], at) => console.log(x, y, at));
  console.log(sum, nearest()[0], nearest() === points[1]);
}
