/** Speed control, every 10 ms. */
import { f32, points, retain, u16 } from 'bulkhead';
import { PID, RAMP, TON } from 'bulkhead/iec';
import type system from './system.ts';

const { speed, setpoint, manual, knob, reset, drive, atSpeed, tripped } = points<typeof system, 'control'>();

/** In rpm: at speed within this, and standing still below this. */
const NEAR = 30;
/** Per mille from which a motor that stands still must be blocked. */
const PUSH = 250;

/** Rpm a second. */
const ramp = new RAMP(1500, 3000);
/** The lag of the motor is 0.4 s: TI takes it away, KP makes the loop four times as fast. */
const controller = new PID({ kp: 1.1, ti: '400ms', td: '0s', n: 10, min: 0, max: 1000 });
const blocked = new TON('800ms');
const settled = new TON('300ms');
/** Also after a restart of the task or the chip. */
let trip: boolean = retain(false);

export function scan(): void {
  const rpm = f32(speed.value);
  blocked.update(drive.value > PUSH && speed.value < NEAR);
  if (blocked.q) trip = true;
  else if (reset.value) trip = false;

  if (trip) {
    ramp.set(0);
    controller.manual(0, rpm, 0);
  } else if (manual.value) {
    // The ramp starts where the motor is when automatic mode comes back.
    ramp.set(rpm);
    controller.manual(rpm, rpm, f32(knob.value));
  } else {
    ramp.update(f32(setpoint.value));
    controller.update(ramp.xout, rpm);
  }

  settled.update(Math.abs(setpoint.value - speed.value) <= NEAR && !trip);
  drive.value = u16.round(controller.xout);
  atSpeed.value = settled.q;
  tripped.value = trip;
}
