/** A u8 counter can stop at 255 when the loop is left before it steps. */
import type { u8 } from 'bulkhead';

export function scan(): void {
  let turns = 0;
  for (let i: u8 = 250; ; i++) {
    turns++;
    if (i === 255) break;
    if (turns > 20) break;
  }
  console.log(turns);
  let last: u8 = 0;
  for (let i = 0; i <= 255; i++) last = i;
  console.log(last);
}
