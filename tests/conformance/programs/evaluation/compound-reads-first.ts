/** `x += f()` reads x before f changes it. */
import type { i32 } from 'bulkhead';

let x: i32 = 1;

function change(): i32 {
  x = 100;
  return 5;
}

export function scan(): void {
  x += change();
  console.log(x);
  x = x + change();
  console.log(x);
  x = change() + x;
  console.log(x);
  x -= change() - x;
  console.log(x);
}
