/** In the place of the safety task: the interlocking, with wishes that no sequence would have. The test says which. */
import { Interlocking } from '../../../firmware/rail-crossing/interlocking.ts';

const interlocking = new Interlocking();
export const wishes = { raise: false, proceed: false, lights: false, reset: false };

export function scan(): void {
  if (wishes.reset) interlocking.reset();
  interlocking.observe();
  interlocking.drive(wishes.raise, wishes.proceed, wishes.lights);
}
