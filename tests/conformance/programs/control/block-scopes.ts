/** An inner name hides the outer one for its block alone. */
import type { i32 } from 'bulkhead';

const x: i32 = 1;

export function scan(): void {
  console.log(x);
  const y: i32 = 2;
  {
    const x: i32 = 10;
    const y: i32 = x + 1;
    console.log(x, y);
    {
      let x: i32 = 100;
      x += y;
      console.log(x, y);
    }
    console.log(x);
  }
  console.log(x, y);
  for (let y = 5; y < 7; y++) {
    const x = y * 2;
    console.log(x, y);
  }
  console.log(x, y);
}
