import { points } from 'bulkhead';
import { HYSTERESIS, SR, TON } from 'bulkhead/iec';
import type system from './system.ts';

const { temperature, acknowledge, heater, alarm } = points<typeof system, 'control'>();

const heating = new HYSTERESIS();
const tooHot = new TON('2s');
const memory = new SR();

export function init(): void {
  console.log('control is there');
}

/** Every 10 ms, within 1 ms, or the task is restarted. */
export function scan(): void {
  heating.update(temperature.value, 600, 650);
  tooHot.update(temperature.value > 700);
  // Too hot for two seconds: the alarm stays until someone acknowledges it.
  memory.update(tooHot.q, acknowledge.value);

  heater.value = heating.q && !memory.q1;
  alarm.value = memory.q1;
}
