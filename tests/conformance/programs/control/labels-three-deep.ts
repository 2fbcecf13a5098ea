import type { i32 } from 'bulkhead';

export function scan(): void {
  let count: i32 = 0;
  a: for (let i = 0; i < 3; i++) {
    b: while (count < 100) {
      count += 1;
      do {
        count += 10;
        if (count > 60) break a;
        if (count > 40) break b;
        if (count > 20) continue b;
      } while (count < 1000);
    }
    console.log('a', i, count);
  }
  console.log(count);
}
