/** The loop variable of atMost counts the turns. */
import { atMost } from 'bulkhead';

export function scan(): void {
  for (const turn of atMost(10)) {
    if (turn === 4) break;
    if (turn % 2 === 0) continue;
    console.log(turn);
  }
  for (const turn of atMost(3)) {
    console.log('left', turn);
    if (turn === 2) break;
  }
}
