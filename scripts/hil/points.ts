/** The points of a machine as a test sees them: those of the plant as the last exchange told, all others as the kernel was asked for them. */
import type { PointModel, SystemModel } from '../../compiler/system/model.ts';
import { suggestion } from '../../compiler/system/suggest.ts';
import { type Channels, type PointReading, wordToValue } from '../plant-channels.ts';

export class PointView {
  readonly #system: SystemModel;
  readonly #channels: Channels;
  /** Of points that are not between plant and firmware, by index. */
  readonly #asked = new Map<number, PointReading>();
  /** A point that is not on the link was read since this was last set to false. */
  touched = false;

  constructor(system: SystemModel, channels: Channels) {
    this.#system = system;
    this.#channels = channels;
    for (const point of this.offLink) this.#asked.set(point.index, wordToValue(point.type, point.safe));
  }

  /** Points that no exchange tells. */
  get offLink(): PointModel[] {
    return this.#system.points.filter((point) => this.#told(point) === null);
  }

  /** Takes what the kernel says of a point. */
  take(point: PointModel, word: number): void {
    this.#asked.set(point.index, wordToValue(point.type, word));
  }

  /** @throws Error when there is no such point */
  find(name: string): PointModel {
    const point = this.#system.points.find((candidate) => candidate.name === name);
    if (point) return point;
    const names = this.#system.points.map((candidate) => candidate.name);
    throw new Error(`there is no point '${name}' (${suggestion(name, names, 'points of the system')})`);
  }

  value(name: string): PointReading {
    const point = this.find(name);
    const value = this.#told(point);
    if (value !== null) return value;
    this.touched = true;
    return this.#asked.get(point.index)!;
  }

  /** What plant and firmware last told each other of a point; null when they tell nothing of it. */
  #told(point: PointModel): PointReading | null {
    const { inputs, outputs, inputValues, outputValues } = this.#channels;
    return inputValues[inputs.indexOf(point)] ?? outputValues[outputs.indexOf(point)] ?? null;
  }

  /** An object with every point by name. */
  byName(): Record<string, { readonly value: PointReading }> {
    const handle = (name: string) => Object.defineProperty({}, 'value', { enumerable: true, get: () => this.value(name) });
    const handles = Object.fromEntries(this.#system.points.map(({ name }) => [name, handle(name)]));
    return new Proxy(handles as Record<string, { readonly value: PointReading }>, {
      get: (target, name) => (typeof name !== 'string' || Object.hasOwn(target, name) ? Reflect.get(target, name) : this.find(name)),
    }) as Record<string, { readonly value: PointReading }>;
  }
}
