/**
 * The cabinet at the crossing: whoever has a key is who they say, and with the maintenance key the button resets, whatever has become of the operator task.
 */
import { connect, points, type Reply, type u8, type u32 } from 'bulkhead';
import { R_TRIG } from 'bulkhead/iec';
import { LOCAL, MAINTENANCE, REMOTE } from './states.ts';
import type system from './system.ts';

const { localKey, maintenanceKey, resetButton, operatorRestarts } = points<typeof system, 'panel'>();
const session = connect<typeof import('./safety.ts').session>('safety.session', '50ms');
const reset = connect<typeof import('./safety.ts').reset>('safety.reset', '50ms');

const UNKNOWN = 255;
/** What was told and heard. */
let told: u8 = UNKNOWN;
/** When the operator task ends, so does its session: a new one begins as remote. */
let heardBy: u32 = 0;
const pressed = new R_TRIG();

export function scan(): void {
  const present: u8 = maintenanceKey.value ? MAINTENANCE : localKey.value ? LOCAL : REMOTE;
  if (operatorRestarts.value !== heardBy) told = UNKNOWN;
  heardBy = operatorRestarts.value;
  if (present !== told && tell(present).ok) told = present;
  pressed.update(resetButton.value && maintenanceKey.value);
  if (pressed.q && accepted(reset.select())) console.log(accepted(reset.execute()) ? 'reset' : 'reset refused');
}

function tell(present: u8): Reply<void> {
  switch (present) {
    case MAINTENANCE:
      return session.maintenance();
    case LOCAL:
      return session.local();
    default:
      return session.remote();
  }
}

function accepted(reply: Reply<boolean>): boolean {
  return reply.ok && reply.value;
}
