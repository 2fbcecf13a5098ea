/** A literal beside an f32 is an f32. */
import type { f32 } from 'bulkhead';

let tenth: f32 = 0.1;

export function scan(): void {
  console.log(tenth === 0.1, tenth < 0.1, tenth >= 0.1, tenth * 3 === 0.3, tenth + 0.2 > 0.3);
  console.log(tenth > 0 ? tenth : 0.5, Math.min(tenth, 0.05), Math.max(tenth, 0.2));
}
