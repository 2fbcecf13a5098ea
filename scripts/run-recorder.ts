/**
 * What the points did over a run, in bounded memory: each change of an output is counted; of the values, at most a few hundred samples, evenly spread over the time that has passed,
 * are kept. All of it depends on simulated time only, so two equal runs give equal records.
 */
import type { PointModel } from '../compiler/system/model.ts';
import type { Channels, PointReading } from './plant-channels.ts';

export interface Sample {
  /** Simulated microseconds since the start. */
  timeUs: number;
  /** Outputs, then inputs, in channel order. */
  values: PointReading[];
}

/** Twice the columns of a plot. */
const mostSamples = 256;

export class Recorder {
  readonly points: readonly PointModel[];
  /** Changes of each point between two exchanges; 0 at the first. */
  readonly changes: number[];
  readonly lowest: number[];
  readonly highest: number[];
  readonly #channels: Channels;
  readonly #kept: Sample[] = [];
  #last: PointReading[] | null = null;
  #lastCycle: Sample | null = null;
  #exchanges = 0;
  #stride = 1;

  constructor(channels: Channels) {
    this.#channels = channels;
    this.points = [...channels.inputs, ...channels.outputs];
    this.changes = this.points.map(() => 0);
    this.lowest = this.points.map(() => Number.POSITIVE_INFINITY);
    this.highest = this.points.map(() => Number.NEGATIVE_INFINITY);
  }

  /** In order of time; the last is that of the last cycle. */
  get samples(): readonly Sample[] {
    const last = this.#lastCycle;
    return last && last !== this.#kept.at(-1) ? [...this.#kept, last] : this.#kept;
  }

  /** Takes the present values, between two exchanges. */
  change(): void {
    const values = [...this.#channels.inputValues, ...this.#channels.outputValues];
    for (let index = 0; index < values.length; index++) {
      const value = Number(values[index]);
      if (this.#last && this.#last[index] !== values[index]) this.changes[index]!++;
      if (value < this.lowest[index]!) this.lowest[index] = value;
      if (value > this.highest[index]!) this.highest[index] = value;
    }
    this.#last = values;
  }

  /** Takes the present values as one cycle. */
  cycle(timeUs: number): void {
    this.change();
    this.#lastCycle = { timeUs, values: this.#last! };
    const kept = this.#kept;
    if (this.#exchanges++ % this.#stride === 0) kept.push(this.#lastCycle);
    if (kept.length < mostSamples) return;
    // Every second one goes: the rest stands as if it had been taken at the wider stride from the start.
    for (let index = 1; index * 2 < kept.length; index++) kept[index] = kept[index * 2]!;
    kept.length = Math.ceil(kept.length / 2);
    this.#stride *= 2;
  }
}
