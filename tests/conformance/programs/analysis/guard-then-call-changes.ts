/** What a condition said of a global no longer holds after a call that changes it. */
import type { u8 } from 'bulkhead';

const list: u8[] = [1, 2, 3];
let at: u8 = 0;

function jump(): void {
  at = 7;
}

export function scan(): void {
  if (at < 3) {
    console.log(list[at]!);
    jump();
    console.log(list[at]!);
  }
}
