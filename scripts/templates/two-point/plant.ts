import type { Plant, PlantValues } from 'bulkhead/plant';

/** A vessel that the heater warms and the room cools. Runs on the host, never on the chip. */
export default function vessel(): Plant {
  let degrees = 20;
  return {
    step(dt: number, outputs: PlantValues): PlantValues {
      degrees += ((outputs['heater'] ? 12 : 0) - (degrees - 20) * 0.1) * dt;
      return { temperature: Math.round(degrees * 10) };
    },
  };
}
