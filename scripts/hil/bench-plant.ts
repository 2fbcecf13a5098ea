/** The plant of a test: a model, and what the test breaks between it and the firmware. */
import type { BenchPlant } from '../../lib/hil.ts';
import type { Plant } from '../../lib/plant.ts';
import type { Channels, PointReading, SimulatedPlant } from '../plant-channels.ts';
import type { PointView } from './points.ts';

export class FaultyPlant implements BenchPlant, SimulatedPlant {
  readonly #model: Plant | null;
  readonly #stuck = new Map<string, PointReading>();
  readonly #bias = new Map<string, number>();
  /** What the sensors would read, were they all well. */
  readonly #readings: Record<string, unknown> = {};
  #channels: Channels | null = null;
  #points: PointView | null = null;

  constructor(model: Plant | null) {
    this.#model = model;
  }

  /** To be called before the first step. */
  connect(channels: Channels, points: PointView): void {
    this.#channels = channels;
    this.#points = points;
    channels.inputs.forEach((point, index) => {
      this.#readings[point.name] = channels.inputValues[index];
    });
  }

  step(dt: number, outputs: Readonly<Record<string, PointReading>>): Readonly<Record<string, unknown>> {
    const seen = { ...outputs };
    for (const [name, value] of this.#stuck) if (Object.hasOwn(seen, name)) seen[name] = value;
    const values: unknown = this.#model?.step(dt, seen) ?? (this.#model ? undefined : {});
    if (typeof values !== 'object' || values === null) {
      throw this.failure(`step() returned ${String(values)}`, 'return an object with the inputs by name: { level: 500 }');
    }
    for (const [name, value] of Object.entries(values)) if (value !== undefined) this.#readings[name] = value;
    return this.#faulty();
  }

  failure(message: string, hint?: string): Error {
    return new Error(`the plant model: ${message}${hint === undefined ? '' : `\n  hint: ${hint}`}`);
  }

  stick(name: string, value: PointReading = this.#points!.value(name)): void {
    this.#demandOnLink(name);
    this.#demandType(name, value);
    this.#stuck.set(name, value);
    this.#apply();
  }

  bias(name: string, counts: number): void {
    const point = this.#points!.find(name);
    if (point.kind !== 'analogIn') throw new Error(`'${name}' is no analogue input: only those can be off`);
    this.#demandOnLink(name);
    if (!Number.isFinite(counts)) throw new Error(`${counts} is no number of counts`);
    this.#bias.set(name, counts);
    this.#apply();
  }

  release(name?: string): void {
    if (name === undefined) {
      this.#stuck.clear();
      this.#bias.clear();
    } else {
      this.#points!.find(name);
      this.#stuck.delete(name);
      this.#bias.delete(name);
    }
    this.#apply();
  }

  set(name: string, value: PointReading): void {
    this.#demandOnLink(name);
    this.#demandType(name, value);
    if (!this.#isInput(name)) throw new Error(`'${name}' is no input: the firmware sets it`);
    this.#readings[name] = value;
    this.#apply();
  }

  /** What a change of now means for the inputs that the firmware gets next. */
  #apply(): void {
    this.#channels!.setInputs(this.#faulty(), this);
  }

  #faulty(): Record<string, unknown> {
    const values = { ...this.#readings };
    for (const [name, counts] of this.#bias) values[name] = Number(values[name]) + counts;
    for (const [name, value] of this.#stuck) if (this.#isInput(name)) values[name] = value;
    return values;
  }

  #isInput(name: string): boolean {
    return this.#channels!.inputs.some((point) => point.name === name);
  }

  #demandOnLink(name: string): void {
    const point = this.#points!.find(name);
    const { inputs, outputs } = this.#channels!;
    if (!inputs.includes(point) && !outputs.includes(point)) throw new Error(`'${name}' is not on the link to the plant`);
  }

  #demandType(name: string, value: PointReading): void {
    const { type } = this.#points!.find(name);
    if ((type === 'bool') !== (typeof value === 'boolean')) throw new Error(`${value} is no value of '${name}', which is ${type}`);
  }
}
