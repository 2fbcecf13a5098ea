/** Wake-ups of a task in which several lines wait: the earliest that any of them asked for in this activation. */
import { alarm, now, type u32 } from '../bulkhead.ts';

let asked: u32 = 0;
let soonest: u32 = 0;

/** Asks for an activation `ms` milliseconds after this one ends, or before. */
export function wakeWithin(ms: u32): void {
  if (soonest !== 0 && asked === now() && soonest <= ms) return;
  asked = now();
  soonest = ms;
  alarm(ms);
}
