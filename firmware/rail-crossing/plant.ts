/**
 * A single track over a road: trains by a timetable of a seed, two barriers that a motor lifts and their weight lets fall, contacts, track circuits,
 * lights, a radar for the road, keys. Everything that may fail in it can be told to.
 */
import type { Plant, PlantValues } from 'bulkhead/plant';
import { APPROACH, CROSSING, ROAD, Train } from './plant-trains.ts';

export type Sensor =
  | 'approachClear'
  | 'crossingClear'
  | 'northUp'
  | 'northDown'
  | 'southUp'
  | 'southDown'
  | 'lightsProven'
  | 'roadFree'
  | 'localKey'
  | 'maintenanceKey'
  | 'resetButton';

/** From `at` for `lasts` seconds. */
interface During {
  readonly at: number;
  /** Default: for good. */
  readonly lasts?: number;
}
export type Trouble = During &
  (
    | { readonly kind: 'sensor'; readonly sensor: Sensor; readonly reads: boolean }
    /** It stays where it is. */
    | { readonly kind: 'jam'; readonly barrier: 'north' | 'south' }
    /** It falls and rises at a fraction of its speed. */
    | { readonly kind: 'slow'; readonly barrier: 'north' | 'south'; readonly factor: number }
    | { readonly kind: 'dark' }
    | { readonly kind: 'car' }
    | { readonly kind: 'key'; readonly key: 'local' | 'maintenance' }
    | { readonly kind: 'press' }
  );

/** Trouble that begins now. */
export type NewTrouble = Trouble extends infer T ? (T extends Trouble ? Omit<T, 'at'> : never) : never;

export interface CrossingOptions {
  /** Seconds at which trains come into the model, 900 m away. */
  readonly trains?: readonly { readonly at: number; readonly length?: number; readonly speed?: number }[];
  readonly troubles?: readonly Trouble[];
}

/** What happened, as an observer beside the track has seen it. */
export interface Observed {
  passed: number;
  /** A part of a train was in the road while a barrier was not down. */
  metOpenBarrier: number;
  /** Proceed shone while a barrier was not down. */
  proceedWhileOpen: number;
  /** Signals passed at red: the driver could not stop any more. */
  passedAtRed: number;
  /** Seconds in which the barriers were down. */
  shut: number;
}

/** Ends of the way of a barrier, 0 down to 1 up, that its contacts see; and up to where it counts as down. */
const CONTACT_DOWN = 0.02;
const CONTACT_UP = 0.98;
const COUNTS_AS_DOWN = 0.05;
/** Seconds for the whole way. */
const FALLS_IN = 6;
const RISES_IN = 7;

export class Crossing implements Plant {
  readonly observed: Observed = { passed: 0, metOpenBarrier: 0, proceedWhileOpen: 0, passedAtRed: 0, shut: 0 };
  readonly barriers = { north: 1, south: 1 };
  trains: Train[] = [];
  time = 0;
  readonly #troubles: Trouble[];
  readonly #timetable: { at: number; length?: number; speed?: number }[];
  #meeting = false;
  #early = false;

  constructor({ trains = [], troubles = [] }: CrossingOptions = {}) {
    this.#timetable = [...trains].sort((a, b) => a.at - b.at);
    this.#troubles = [...troubles];
  }

  /** A train that comes into the model now. */
  send(length = 120, speed = 25): void {
    this.#timetable.unshift({ at: this.time, length, speed });
  }

  /** Trouble from now on. */
  begin(trouble: NewTrouble): void {
    this.#troubles.push({ ...trouble, at: this.time } as Trouble);
  }

  /** Ends all troubles of a kind, or all. */
  mend(kind?: Trouble['kind']): void {
    for (let index = this.#troubles.length - 1; index >= 0; index--) {
      if (kind === undefined || this.#troubles[index]!.kind === kind) this.#troubles.splice(index, 1);
    }
  }

  step(dt: number, outputs: PlantValues): PlantValues {
    this.time += dt;
    this.#moveBarrier('north', dt, outputs['raise'] === true);
    this.#moveBarrier('south', dt, outputs['raise'] === true);
    this.#moveTrains(dt, outputs['proceed'] === true);
    this.#observe(dt, outputs['proceed'] === true);
    return this.#sense(outputs['roadLights'] === true);
  }

  #active(): Trouble[] {
    return this.#troubles.filter(({ at, lasts = Number.POSITIVE_INFINITY }) => this.time >= at && this.time < at + lasts);
  }

  #moveBarrier(barrier: 'north' | 'south', dt: number, raise: boolean): void {
    let speed = raise ? 1 / RISES_IN : -1 / FALLS_IN;
    for (const trouble of this.#active()) {
      if (trouble.kind === 'jam' && trouble.barrier === barrier) speed = 0;
      if (trouble.kind === 'slow' && trouble.barrier === barrier) speed *= trouble.factor;
    }
    this.barriers[barrier] = Math.min(1, Math.max(0, this.barriers[barrier] + speed * dt));
  }

  #moveTrains(dt: number, proceed: boolean): void {
    let ahead = Number.POSITIVE_INFINITY;
    for (const train of this.trains) {
      const wasRed = train.passedAtRed;
      train.step(dt, proceed, ahead);
      if (train.passedAtRed && !wasRed) this.observed.passedAtRed++;
      ahead = train.rear;
    }
    this.observed.passed += this.trains.filter((train) => train.isGone).length;
    this.trains = this.trains.filter((train) => !train.isGone);
    const next = this.#timetable[0];
    // The block behind: a train comes in when the one before it is half the way on.
    if (next && next.at <= this.time && ahead > -500) {
      this.#timetable.shift();
      this.trains.push(new Train(next.length ?? 120, next.speed ?? 25));
    }
  }

  #observe(dt: number, proceed: boolean): void {
    const isDown = this.barriers.north <= COUNTS_AS_DOWN && this.barriers.south <= COUNTS_AS_DOWN;
    const meets = !isDown && this.trains.some((train) => train.isIn(ROAD));
    if (meets && !this.#meeting) this.observed.metOpenBarrier++;
    this.#meeting = meets;
    const early = proceed && !isDown;
    if (early && !this.#early) this.observed.proceedWhileOpen++;
    this.#early = early;
    if (isDown) this.observed.shut += dt;
  }

  #sense(lights: boolean): Record<Sensor, boolean> {
    const { north, south } = this.barriers;
    const active = this.#active();
    const has = (kind: Trouble['kind']) => active.some((trouble) => trouble.kind === kind);
    const key = (name: 'local' | 'maintenance') => active.some((trouble) => trouble.kind === 'key' && trouble.key === name);
    const readings: Record<Sensor, boolean> = {
      approachClear: !this.trains.some((train) => train.isIn(APPROACH)),
      crossingClear: !this.trains.some((train) => train.isIn(CROSSING)),
      northUp: north >= CONTACT_UP,
      northDown: north <= CONTACT_DOWN,
      southUp: south >= CONTACT_UP,
      southDown: south <= CONTACT_DOWN,
      lightsProven: lights && !has('dark'),
      roadFree: !has('car'),
      localKey: key('local'),
      maintenanceKey: key('maintenance'),
      resetButton: has('press'),
    };
    for (const trouble of active) if (trouble.kind === 'sensor') readings[trouble.sensor] = trouble.reads;
    return readings;
  }
}

/** Three trains, the last two close behind each other; a car that is late; the local key for a while. */
export default function timetable(): Crossing {
  return new Crossing({
    trains: [{ at: 5 }, { at: 65, length: 200, speed: 20 }, { at: 75, length: 80 }],
    troubles: [
      { kind: 'car', at: 70, lasts: 20 },
      { kind: 'key', key: 'local', at: 25, lasts: 20 },
    ],
  });
}
