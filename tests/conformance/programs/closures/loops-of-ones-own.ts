import type { i32 } from 'bulkhead';

/** A loop of one's own: stops when the body says so. */
function until(limit: i32, body: (i: i32) => boolean): i32 {
  for (let i: i32 = 0; i < limit; i++) if (body(i)) return i;
  return -1;
}

export function scan(): void {
  outer: for (let row: i32 = 0; row < 3; row++) {
    const found = until(5, (i) => {
      for (let k: i32 = 0; k < 4; k++) {
        if (k === row) continue;
        if (i * k === 6) return true;
      }
      return false;
    });
    console.log(row, found);
    switch (found) {
      case 2:
        continue outer;
      default:
        if (until(2, (i) => i === row) === 1) break outer;
    }
  }
  console.log(until(3, (i) => until(3, (k) => until(3, (m) => i + k + m === 5) === 2) === 1));
}
