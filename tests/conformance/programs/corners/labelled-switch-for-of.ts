import type { i32 } from 'bulkhead';
const rows = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];
export function scan(): void {
  let seen: i32 = 0;
  outer: for (const row of rows) {
    inner: for (const cell of row) {
      switch (cell) {
        case 2:
          continue inner;
        case 4:
          continue outer;
        case 8:
          break outer;
        case 7:
          break;
        default:
          if (cell === 3) break inner;
      }
      seen = seen * 10 + cell;
    }
    seen = seen * 10;
  }
  console.log(seen);
  let n: i32 = 0;
  again: do {
    n++;
    switch (n) {
      case 1:
      case 2:
        continue again;
      case 3:
        break again;
    }
    console.log('never');
  } while (n < 10);
  console.log(n);
}
