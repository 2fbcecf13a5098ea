/** Sees everything and can tell no other task: a line on the console for each change that somebody should know of. */
import { now, points, type u8, type u16, u32 } from 'bulkhead';
import { FAILED, OPEN, PROCEED, SHUT, STARTING } from './states.ts';
import type system from './system.ts';

const { state, faults, trains, role, refused, safetyRestarts, operatorRestarts } = points<typeof system, 'diagnostics'>();

let lastState: u8 = STARTING;
let lastFaults: u16 = 0;
let lastRole: u8 = 0;
let lastRefused: u16 = 0;
let lastSafety: u32 = 0;
let lastOperator: u32 = 0;
let openSince: u32 = 0;

export function scan(): void {
  if (state.value !== lastState) tellState();
  if (faults.value !== lastFaults) console.log('faults', faults.value);
  if (role.value !== lastRole) console.log('role', role.value);
  if (refused.value !== lastRefused) console.log('refused to the operator', refused.value);
  if (safetyRestarts.value !== lastSafety) console.log('safety restarted', safetyRestarts.value);
  if (operatorRestarts.value !== lastOperator) console.log('operator restarted', operatorRestarts.value);
  lastState = state.value;
  lastFaults = faults.value;
  lastRole = role.value;
  lastRefused = refused.value;
  lastSafety = safetyRestarts.value;
  lastOperator = operatorRestarts.value;
}

function tellState(): void {
  switch (state.value) {
    case OPEN:
      console.log('open to the road after', u32.wrap(now() - openSince), 'ms, trains', trains.value);
      break;
    case SHUT:
      console.log('shut');
      break;
    case PROCEED:
      console.log('proceed');
      break;
    case FAILED:
      console.log('failed: shut until a reset');
      break;
  }
  if (lastState === OPEN) openSince = now();
}
