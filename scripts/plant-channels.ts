/**
 * Between the words of the link and the named values of a plant model: which point sits on which place of an exchange, and what a 32-bit word means in
 * the point's type.
 */
import type { PointModel, PointType, SystemModel } from '../compiler/system/model.ts';
import { isInput, isOutput } from '../compiler/system/points.ts';
import { suggestion } from '../compiler/system/suggest.ts';

/** What a run needs of a plant model. */
export interface SimulatedPlant {
  step(dt: number, outputs: Readonly<Record<string, PointReading>>): Readonly<Record<string, unknown>>;
  /** A value of the model that cannot be, in words for who wrote it. */
  failure(message: string, hint?: string): Error;
}

export type PointReading = number | boolean;

const integerRanges: Record<Exclude<PointType, 'bool'>, { bits: number; min: number; max: number }> = {
  u8: { bits: 8, min: 0, max: 0xff },
  i8: { bits: 8, min: -0x80, max: 0x7f },
  u16: { bits: 16, min: 0, max: 0xffff },
  i16: { bits: 16, min: -0x8000, max: 0x7fff },
  u32: { bits: 32, min: 0, max: 0xffff_ffff },
  i32: { bits: 32, min: -0x8000_0000, max: 0x7fff_ffff },
};

/** What a 32-bit word says in the point's type. */
export function wordToValue(type: PointType, word: number): PointReading {
  if (type === 'bool') return word !== 0;
  const { bits, min } = integerRanges[type];
  const shift = 32 - bits;
  return min < 0 ? (word << shift) >> shift : (word << shift) >>> shift;
}

/** The 32-bit word of a value in range of its type. */
export function valueToWord(value: PointReading): number {
  return Number(value) >>> 0;
}

/** The points between a plant and the firmware of one system: those on the simulation link, in the order of their words, and behind them those on pins. */
export class Channels {
  readonly inputs: readonly PointModel[];
  readonly outputs: readonly PointModel[];
  /** How many of the inputs and the outputs are on the link: the first. */
  readonly linkInputs: number;
  readonly linkOutputs: number;
  /** What the firmware reads at its next exchange. */
  readonly inputValues: PointReading[];
  /** What the firmware drives. */
  readonly outputValues: PointReading[];
  readonly #system: SystemModel;
  readonly #inputIndex: Map<string, number>;

  /** @param pins the plant is at the pins, too: they are those of a simulated machine */
  constructor(system: SystemModel, pins = false) {
    this.#system = system;
    const linked = { in: inOrder(system, 'in'), out: inOrder(system, 'out') };
    const onPins = pins ? system.points.filter(({ binding }) => binding.kind === 'pin') : [];
    this.inputs = [...linked.in, ...onPins.filter(isInput)];
    this.outputs = [...linked.out, ...onPins.filter(isOutput)];
    this.linkInputs = linked.in.length;
    this.linkOutputs = linked.out.length;
    this.inputValues = this.inputs.map((point) => wordToValue(point.type, point.safe));
    this.outputValues = this.outputs.map((point) => wordToValue(point.type, point.safe));
    this.#inputIndex = new Map(this.inputs.map((point, index) => [point.name, index]));
  }

  /** Inputs and outputs by name. */
  outputsByName(): Record<string, PointReading> {
    return Object.fromEntries(this.outputs.map((point, index) => [point.name, this.outputValues[index]!]));
  }

  get pinInputs(): readonly PointModel[] {
    return this.inputs.slice(this.linkInputs);
  }

  get pinOutputs(): readonly PointModel[] {
    return this.outputs.slice(this.linkOutputs);
  }

  /** For the link. */
  inputWords(): number[] {
    return this.inputValues.slice(0, this.linkInputs).map(valueToWord);
  }

  /** For the input pins. */
  inputLevels(): boolean[] {
    return this.inputValues.slice(this.linkInputs).map(Boolean);
  }

  /** Takes the levels of the output pins. */
  setOutputLevels(levels: readonly boolean[]): void {
    for (const [index, level] of levels.entries()) this.outputValues[this.linkOutputs + index] = level;
  }

  /** Takes the words of an exchange; their number must be that of the outputs on the link. */
  setOutputs(words: ArrayLike<number>): void {
    for (let index = 0; index < this.linkOutputs; index++) {
      this.outputValues[index] = wordToValue(this.outputs[index]!.type, words[index]!);
    }
  }

  /**
   * Takes what a step of the plant returned: numbers are rounded and limited to the point's type, as a converter does; a point left out keeps its value.
   * @throws InputError for NaN, a value of another type, a name that is no input of this system
   */
  setInputs(values: Readonly<Record<string, unknown>>, plant: SimulatedPlant): void {
    for (const [name, value] of Object.entries(values)) {
      const index = this.#inputIndex.get(name);
      if (index === undefined) this.#refuse(name, plant);
      else if (value !== undefined) this.inputValues[index] = convert(this.inputs[index]!, value, plant);
    }
  }

  /** A point on a pin of this board is not the plant's, and no error: the same model serves other boards. */
  #refuse(name: string, plant: SimulatedPlant): void {
    const point = this.#system.points.find((candidate) => candidate.name === name);
    if (!point) {
      const hint = suggestion(
        name,
        this.inputs.map((input) => input.name),
        'inputs of the plant',
      );
      throw plant.failure(`step() returned a value for '${name}', which is no point of this system`, hint);
    }
    if (point.kind !== 'digitalIn' && point.kind !== 'analogIn') {
      throw plant.failure(`step() returned a value for '${name}', which is no input`, 'the firmware sets it');
    }
  }
}

function inOrder(system: SystemModel, direction: 'in' | 'out'): PointModel[] {
  const channelOf = ({ binding }: PointModel) => (binding.kind === 'hil' && binding.direction === direction ? binding.channel : -1);
  return system.points.filter((point) => channelOf(point) >= 0).sort((left, right) => channelOf(left) - channelOf(right));
}

function convert(point: PointModel, value: unknown, plant: SimulatedPlant): PointReading {
  if (point.type === 'bool') {
    if (typeof value === 'boolean') return value;
    if (value === 0 || value === 1) return value === 1;
    throw plant.failure(`step() returned ${String(value)} for '${point.name}', a digital input`, 'return true or false');
  }
  if (typeof value !== 'number')
    throw plant.failure(`step() returned ${String(value)} for '${point.name}', an ${point.type}`, 'return a number');
  if (Number.isNaN(value)) throw plant.failure(`step() returned NaN for '${point.name}'`);
  const { min, max } = integerRanges[point.type];
  // Adding 0 turns -0 into 0.
  return Math.min(max, Math.max(min, Math.floor(value + 0.5))) + 0;
}
