/** People who come to the crossing now and then, press the button once and wait for green. */
import { noise, type Plant, type PlantValues } from 'bulkhead/plant';

/** Seconds between two arrivals, on average and how far from it. */
const BETWEEN = 25;
const SPREAD = 15;
/** Seconds for which a finger stays on the button. */
const PRESS = 0.3;

export function people(first = 4): Plant {
  const hurry = noise(7, SPREAD);
  let time = 0;
  let next = first;
  let pressedUntil = 0;
  return {
    step(dt: number, outputs: PlantValues): PlantValues {
      time += dt;
      if (time >= next) {
        next = time + BETWEEN + hurry();
        // Who sees green does not press.
        if (!outputs['walkGreen']) pressedUntil = time + PRESS;
      }
      return { button: time < pressedUntil };
    },
  };
}

export default people;
