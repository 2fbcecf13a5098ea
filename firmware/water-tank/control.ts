/** Keeps the level between two limits, and opens the drain when the tank is about to overflow. */
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
const filling = new HYSTERESIS();
let low: u16 = 300;
let high: u16 = 700;

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
  filling.update(level.value, low, high);

  drain.value = overfill.q;
  pump.value = filling.q && !overfill.q;
  lowLimit.value = low;
  highLimit.value = high;
}
