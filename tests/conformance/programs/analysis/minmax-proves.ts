import type { i32, u8 } from 'bulkhead';

function clamp(x: i32): u8 {
  return Math.max(0, Math.min(x, 255));
}
function swapped(x: i32): u8 {
  return Math.min(0, Math.max(x, 255));
}

export function scan(): void {
  console.log(clamp(-5), clamp(77), clamp(1000), swapped(3));
}
