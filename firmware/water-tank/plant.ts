/** A tank of 1 m height: inflow while the pump runs, a consumer whose demand swings, a drain valve, a noisy level sensor. */
import { noise, type Plant, type PlantValues } from 'bulkhead/plant';

/** Rates in mm of level per second. */
const INFLOW = 180;
const DEMAND = 70;
const DEMAND_SWING = 25;
const DEMAND_PERIOD_S = 7;
const DRAIN = 200;
const HEIGHT = 1000;
/** Amplitude of the sensor's noise in mm. */
const SENSOR_NOISE = 2;

export function tank(start = 450): Plant {
  const sensor = noise(1, SENSOR_NOISE);
  let level = start;
  let time = 0;
  return {
    step(dt: number, outputs: PlantValues): PlantValues {
      time += dt;
      const demand = DEMAND + DEMAND_SWING * Math.sin((2 * Math.PI * time) / DEMAND_PERIOD_S);
      const flow = (outputs['pump'] ? INFLOW : 0) - demand - (outputs['drain'] ? DRAIN : 0);
      level = Math.min(HEIGHT, Math.max(0, level + flow * dt));
      return { level: Math.max(0, Math.round(level + sensor())) };
    },
  };
}

export default tank;
