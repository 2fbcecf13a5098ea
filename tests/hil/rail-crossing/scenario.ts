/**
 * Random scenarios of the crossing, each of a seed: trains, cars that are late, keys, and at most one technical failure, since the interlocking is to be
 * safe in any one (EN 50129, B.3.1: single failures). All times in seconds from the start of the scenario.
 */
import type { CrossingOptions, Sensor, Trouble } from '../../../firmware/rail-crossing/plant.ts';

export type Random = (limit: number) => number;

/** mulberry32: whole numbers below a limit. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

const sensors: readonly Sensor[] = [
  'approachClear',
  'crossingClear',
  'northUp',
  'northDown',
  'southUp',
  'southDown',
  'lightsProven',
  'roadFree',
];

export interface Scenario {
  trains: NonNullable<CrossingOptions['trains']>;
  /** Null: everything works. */
  failure: Trouble | null;
  /** Cars and keys. */
  events: Trouble[];
}

/**
 * @param lasts seconds
 * @param rarely one in so many has a failure
 */
export function scenario(random: Random, lasts: number, rarely = 1): Scenario {
  const at = (from: number, to: number) => from + random(Math.round((to - from) * 20)) / 20;
  const latest = Math.max(1, lasts - 60);
  const trains = Array.from({ length: lasts > 100 ? 1 + random(3) : random(2) }, () => ({
    at: at(0, latest),
    length: 20 + random(180),
    speed: 5 + random(21),
  }));
  const barrier = () => (random(2) === 0 ? 'north' : 'south') as 'north' | 'south';
  // Some pass, some stay.
  const while_ = () => ({ at: at(0, lasts), ...(random(3) === 0 ? {} : { lasts: at(0.05, random(2) === 0 ? 1 : 40) }) });
  const failures: (() => Trouble | null)[] = [
    () => null,
    () => ({ kind: 'sensor', sensor: sensors[random(sensors.length)]!, reads: random(2) === 0, ...while_() }),
    () => ({ kind: 'sensor', sensor: sensors[random(sensors.length)]!, reads: random(2) === 0, ...while_() }),
    () => ({ kind: 'jam', barrier: barrier(), ...while_() }),
    () => ({ kind: 'slow', barrier: barrier(), factor: (2 + random(8)) / 10, ...while_() }),
    () => ({ kind: 'dark', ...while_() }),
  ];
  const events: Trouble[] = [];
  if (random(3) === 0) events.push({ kind: 'car', at: at(0, lasts), lasts: at(1, 40) });
  if (random(2) === 0) events.push({ kind: 'key', key: 'local', at: at(0, lasts), lasts: at(5, lasts) });
  if (random(3) === 0) events.push({ kind: 'key', key: 'maintenance', at: at(0, lasts), lasts: at(5, lasts) });
  if (random(4) === 0) events.push({ kind: 'press', at: at(0, lasts), lasts: 1 });
  return { trains, failure: random(rarely) === 0 ? failures[random(failures.length)]!() : null, events };
}
