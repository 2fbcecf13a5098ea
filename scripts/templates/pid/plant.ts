import type { Plant, PlantValues } from 'bulkhead/plant';

/** A vessel that the heater warms and the room cools, and a set point that changes. Runs on the host, never on the chip. */
export default function vessel(): Plant {
  let degrees = 20;
  let time = 0;
  return {
    step(dt: number, outputs: PlantValues): PlantValues {
      time += dt;
      const heater = outputs['heater'] as number;
      degrees += ((12 * heater) / 1000 - (degrees - 20) * 0.1) * dt;
      return { temperature: Math.round(degrees * 10), setpoint: time < 20 ? 600 : 800, manual: false, knob: 0 };
    },
  };
}
