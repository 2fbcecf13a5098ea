/** A u8 counter that passes 255 traps at its step. */
import type { u8 } from 'bulkhead';

let limit: u8 = 255;

export function scan(): void {
  let turns = 0;
  for (let i: u8 = 250; i <= limit; i++) {
    turns++;
    if (turns > 100) break;
  }
  console.log(turns);
}
