import { f32, points, u16 } from 'bulkhead';
import { PID, RAMP } from 'bulkhead/iec';
import type system from './system.ts';

const { temperature, setpoint, manual, knob, heater } = points<typeof system, 'control'>();

/** Tenths of a degree a second, up and down. */
const ramp = new RAMP(50, 50);
const controller = new PID({ kp: 4, ti: '8s', td: '0s', n: 10, min: 0, max: 1000 });
let begun = false;

/** Every 100 ms, within 1 ms, or the task is restarted. */
export function scan(): void {
  const measured = f32(temperature.value);
  if (manual.value || !begun) {
    // Ready to take over: the ramp from where the temperature is, the controller from the output that is there.
    ramp.set(measured);
    controller.manual(measured, measured, f32(knob.value));
    begun = true;
  } else {
    ramp.update(f32(setpoint.value));
    controller.update(ramp.xout, measured);
  }
  heater.value = u16.round(controller.xout);
}
