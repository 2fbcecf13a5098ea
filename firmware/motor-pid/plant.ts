/** A permanent-magnet DC motor of 24 V with friction, a load that comes and goes, and a tachometer; and the operator at the panel. */
import type { Plant, PlantValues } from 'bulkhead/plant';

/** Ohm, henry, V s/rad (and N m/A), kg m², N m s/rad, volt. */
const RESISTANCE = 1.2;
const INDUCTANCE = 0.0015;
const CONSTANT = 0.06;
const INERTIA = 0.0012;
const FRICTION = 0.0001;
const SUPPLY = 24;
const RPM = 60 / (2 * Math.PI);
/** Seconds of one step of the integration: a tenth of the electrical time constant. */
const FINE = 0.0001;

/** What the operator and the machine do at a time in seconds. */
export interface Situation {
  setpoint: number;
  manual: boolean;
  knob: number;
  reset: boolean;
  /** N m on the shaft against its turning. */
  load: number;
}

/** Start, load, a lower speed, manual mode, and back. */
export function dayAtWork(time: number): Situation {
  return {
    setpoint: time < 0.5 ? 0 : time < 5 ? 2000 : 1200,
    manual: time >= 7 && time < 8.5,
    knob: time < 7.7 ? 500 : 250,
    reset: false,
    load: time >= 3 && time < 6 ? 0.12 : 0,
  };
}

/** @param situation by the time in seconds */
export function motor(situation: (time: number) => Situation = dayAtWork): Plant {
  let time = 0;
  let current = 0;
  /** rad/s */
  let speed = 0;
  return {
    step(dt: number, outputs: PlantValues): PlantValues {
      const voltage = (SUPPLY * Number(outputs['drive'] ?? 0)) / 1000;
      const { load, ...panel } = situation(time);
      for (let rest = dt; rest > FINE / 2; rest -= FINE) {
        current += ((voltage - RESISTANCE * current - CONSTANT * speed) / INDUCTANCE) * FINE;
        const torque = CONSTANT * current - FRICTION * speed;
        // A load brakes; it does not turn a standing shaft backwards.
        const next = speed + ((torque - (speed > 0 ? load : Math.min(load, Math.max(0, torque)))) / INERTIA) * FINE;
        speed = speed > 0 ? Math.max(0, next) : next;
      }
      time += dt;
      return { ...panel, speed: Math.max(0, Math.round(speed * RPM)) };
    },
  };
}

export default motor;
