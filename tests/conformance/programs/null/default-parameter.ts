import type { i32, u8 } from 'bulkhead';

function limited(value: i32, limit: u8 | null = null, floor: u8 | null = 2): i32 {
  if (limit !== null && value > limit) return limit;
  if (floor !== null && value < floor) return floor;
  return value;
}

export function scan(): void {
  console.log(limited(300), limited(300, 7), limited(1, null), limited(1, 9, null), limited(-5, 3, 0));
}
