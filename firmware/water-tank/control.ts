/** Keeps the level between two limits, and opens the drain when the tank is about to overflow or nobody knows whether it is. */
import { points, serve, type u16 } from 'bulkhead';
import { HYSTERESIS, TON } from 'bulkhead/iec';
import type system from './system.ts';

const { level, pump, drain, lowLimit, highLimit } = points<typeof system, 'control'>();

/** Limits in mm that the operator may set; above LIMIT_MAX the overfill protection would work against the pump. */
const LIMIT_MIN = 100;
const LIMIT_MAX = 900;
/** In mm: the drain opens above this for longer than the delay. */
const OVERFILL = 950;

const overfill = new TON('500ms');
/** The level always moves and its sensor always trembles: a reading that stays the same for so long is none. */
const frozen = new TON('5s');
const filling = new HYSTERESIS();
let low: u16 = 300;
let high: u16 = 700;
let lastLevel: u16 = 0;

export const setpoint = serve({
  /** The level below which the pump starts; false when the value is not acceptable. */
  setLow(value: u16): boolean {
    if (value < LIMIT_MIN || value >= high) return false;
    low = value;
    return true;
  },
  /** The level above which the pump stops. */
  setHigh(value: u16): boolean {
    if (value > LIMIT_MAX || value <= low) return false;
    high = value;
    return true;
  },
});

export function scan(): void {
  overfill.update(level.value > OVERFILL);
  frozen.update(level.value === lastLevel);
  lastLevel = level.value;
  filling.update(level.value, low, high);

  const unsafe = overfill.q || frozen.q;
  drain.value = unsafe;
  pump.value = filling.q && !unsafe;
  lowLimit.value = low;
  highLimit.value = high;
}
