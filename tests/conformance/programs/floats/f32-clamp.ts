import type { f32 } from 'bulkhead';

function clamp(x: f32, low: f32, high: f32): f32 {
  return x < low ? low : x > high ? high : x;
}

export function scan(): void {
  const list: f32[] = [-1.5, -0.1, 0.25, 0.9, 7];
  for (const x of list) console.log(clamp(x, 0, 0.7), Math.min(Math.max(x, -0.3), 0.3));
}
