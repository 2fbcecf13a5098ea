import type { i32, u8, u16 } from 'bulkhead';

function early(x: u16 | null): u16 {
  if (x === null) return 1000;
  return x;
}
function other(x: u16 | null): i32 {
  if (x !== null) return x + 1;
  return -1;
}
function both(x: u16 | null, y: u16 | null): i32 {
  if (x !== null && y !== null) return x + y;
  if (x === null || y === null) return -2;
  return 0;
}
function loop(start: u8): i32 {
  let left: u8 | null = start;
  let turns: i32 = 0;
  for (let i = 0; i < 10; i++) {
    if (left === null) break;
    turns += left;
    left = left > 0 ? left - 1 : null;
  }
  return turns;
}
function assigned(x: u8 | null): u8 {
  x ??= 9;
  x++;
  x += 2;
  return x;
}
function lost(x: u8 | null): u8 {
  let y = x;
  if (y !== null) {
    y = null;
  }
  return y ?? 77;
}

export function scan(): void {
  console.log(early(null), early(5), other(null), other(5));
  console.log(both(1, 2), both(null, 2), both(1, null), both(null, null));
  console.log(loop(4), loop(0), loop(200));
  console.log(assigned(null), assigned(1), lost(3), lost(null));
  let z: u8 | null = null;
  console.log(z);
  z = 4;
  console.log(z + 1, -z, z > 3 ? z : null);
}
