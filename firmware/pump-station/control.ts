/**
 * Two pumps by level: the duty pump at START, the other one too at ASSIST, each until the level has fallen enough. They change roles whenever the duty pump has
 * stopped, so that both wear alike; one whose motor is hot is passed over. The level is that of module 1, else of module 2. Without
 * any, or above all, the float decides: both pumps for as long as it is up, and ten seconds more.
 */
import { points, type u8, type u16 } from 'bulkhead';
import { HYSTERESIS, TOF, TON } from 'bulkhead/iec';
import type system from './system.ts';

const { float, level1, level2, online1, online2, tripped1, tripped2, pump1, pump2, alarm, warning, gauge, source, duty } = points<
  typeof system,
  'control'
>();

/** In mm above the bottom. */
const STOP = 200;
const START = 600;
const ASSIST_STOP = 400;
const ASSIST = 750;
const HIGH = 900;

/** Of pumps that run when the level is above. */
const first = new HYSTERESIS();
const assist = new HYSTERESIS();
const emergency = new TOF('10s');
const high = new TON('2s');
/** At the start, and after a restart of `remote`, the modules have not answered yet. */
const blind = new TON('1s');
/** In mm. */
let level: u16 = 0;
let leading: u8 = 1;
let running = false;

export function scan(): void {
  const from = online1.value ? 1 : online2.value ? 2 : 0;
  const known = from !== 0;
  blind.update(!known);
  // The last level counts for a second; without any, no pump runs dry.
  if (known) level = from === 1 ? level1.value : level2.value;
  else if (blind.q) level = 0;
  // HYSTERESIS is on below its low limit: these are on above their high one.
  first.update(-level, -START, -STOP);
  assist.update(-level, -ASSIST, -ASSIST_STOP);
  emergency.update(float.value);

  if (running && !first.q) leading = leading === 1 ? 2 : 1;
  running = first.q;
  const firstLeads = leading === 1 ? !tripped1.value : tripped2.value;

  const all = emergency.q || assist.q;
  pump1.value = !tripped1.value && (all || (first.q && firstLeads));
  pump2.value = !tripped2.value && (all || (first.q && !firstLeads));

  high.update(known && level > HIGH);
  alarm.value = high.q || float.value || blind.q || (tripped1.value && tripped2.value);
  warning.value = !online1.value || !online2.value || tripped1.value || tripped2.value;
  source.value = from;
  duty.value = leading;
  gauge.value = level;
}
