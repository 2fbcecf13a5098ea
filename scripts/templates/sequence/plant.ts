import type { Plant, PlantValues } from 'bulkhead/plant';

/** Millimetres a second through the valves. */
const FILL = 100;
const DRAIN = 160;

/** A vessel with two valves, and someone who presses start every 20 seconds. Runs on the host, never on the chip. */
export default function vessel(): Plant {
  let level = 0;
  let time = 0;
  return {
    step(dt: number, outputs: PlantValues): PlantValues {
      time += dt;
      const flow = (outputs['inlet'] ? FILL : 0) - (outputs['outlet'] ? DRAIN : 0);
      level = Math.min(1000, Math.max(0, level + flow * dt));
      return { start: time % 20 > 1 && time % 20 < 1.5, level: Math.round(level) };
    },
  };
}
