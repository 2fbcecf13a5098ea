import type { i32 } from 'bulkhead';

export function scan(): void {
  let hits: i32 = 0;
  for (let n = -2; n < 3; n++) {
    switch (n) {
      case -1:
        hits += 1;
        break;
      case 1:
        hits += 10;
        break;
    }
  }
  console.log(hits);
}
