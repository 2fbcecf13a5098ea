/** What transformed firmware calls under Node: each function does what the chip's generated code does, and traps with the same text. */
import { BulkheadTrap, bigTypes, type IntegerName, inRange, integerTypes } from '../node.ts';

export * from './elementary.ts';

interface ArrayLike<T> {
  readonly length: number;
  [index: number]: T;
}

function trap(place: string, what: string): never {
  throw new BulkheadTrap(`${place} ${what}`);
}

/** Most bytes of a console line on the chip: BULKHEAD_PRINT_MAX of kernel/include/bulkhead.h. */
export const lineBytes = 160;

/** What the chip prints of a line: the whole characters that fit. */
export function line(text: string): string {
  // A character takes at most three bytes a unit.
  if (text.length * 3 <= lineBytes) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
    if (bytes > lineBytes) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

/** Rounds to f32. */
export const fround: (value: number) => number = Math.fround;

/** A store into an integer place: the value without -0, or a trap. */
export function check(place: string, name: IntegerName, value: number): number {
  const { min, max } = integerTypes[name];
  if (value >= min && value <= max && Math.floor(value) === value) return value + 0;
  return placed(place, inRange)(name, value);
}

/** A store into an i64 or u64 place. */
export function checkBig(place: string, name: keyof typeof bigTypes, value: bigint): bigint {
  const { min, max } = bigTypes[name];
  if (value < min || value > max) trap(place, `value ${value} out of ${name} ${min}..${max}`);
  return value;
}

/** The index itself, or a trap when the array has no such element. */
export function index(place: string, array: ArrayLike<unknown>, at: number): number {
  if (!(at >= 0 && at < array.length)) trap(place, `index ${at} out of 0..${array.length - 1}`);
  return at;
}

/** Reads an element. */
export function at<T>(place: string, array: ArrayLike<T>, position: number): T {
  return array[index(place, array, position)] as T;
}

/** Writes an element; gives the value, as an assignment does. */
export function put<T>(place: string, array: ArrayLike<T>, position: number, value: T): T {
  array[index(place, array, position)] = value;
  return value;
}

/** `mapInto(from, to, step)`: the trap has the place of the call. */
export function mapInto<T, U>(place: string, from: ArrayLike<T>, to: ArrayLike<U>, step: (value: T, index: number) => U): void {
  for (let position = 0; position < from.length; position++) {
    const value = step(from[position] as T, position);
    put(place, to, position, value);
  }
}

/** `array.set(from, offset)`: all of `from` must fit; the message is that of JavaScript's RangeError. */
export function set(
  place: string,
  array: ArrayLike<unknown> & { set(from: ArrayLike<unknown>, offset: number): void },
  from: ArrayLike<unknown>,
  offset = 0,
): void {
  if (offset < 0 || offset + from.length > array.length) trap(place, 'throw: offset is out of bounds');
  array.set(from, offset);
}

/** Integer `%`: a trap for a zero divisor, no -0. */
export function remainder(place: string, left: number, right: number): number {
  if (right === 0) trap(place, 'division by zero');
  return (left % right) + 0;
}

/** `a / b` of integers where an integer is wanted: a trap for a zero divisor. The caller drops the fraction. */
export function quotient(place: string, left: number, right: number): number {
  if (right === 0) trap(place, 'division by zero');
  return left / right;
}

export function quotientBig(place: string, left: bigint, right: bigint): bigint {
  if (right === 0n) trap(place, 'division by zero');
  return left / right;
}

export function remainderBig(place: string, left: bigint, right: bigint): bigint {
  if (right === 0n) trap(place, 'division by zero');
  return left % right;
}

/** A value that is needed: null traps. */
export function present<T>(place: string, value: T): NonNullable<T> {
  if (value === null || value === undefined) trap(place, 'null where a value is needed');
  return value;
}

/** A link of an optional chain that must not be null; undefined where the chain ended before it. */
export function link<T>(place: string, value: T): T {
  if (value === null) trap(place, 'null where a value is needed');
  return value;
}

/** A store into a place that may hold null: only a value is converted. */
export function maybe<T>(value: T | null, convert: (value: T) => T): T | null {
  return value === null ? null : convert(value);
}

/** `throw new Error(message)`. */
export function thrown(place: string, message: string): BulkheadTrap {
  return new BulkheadTrap(`${place} throw: ${message}`);
}

/** A function of `bulkhead` that may trap: the trap gets the place of the call. */
export function placed<F extends (...values: never[]) => unknown>(place: string, call: F): F {
  const wrapped = (...values: never[]) => {
    try {
      return call(...values);
    } catch (error) {
      if (error instanceof BulkheadTrap) trap(place, error.message);
      throw error;
    }
  };
  return wrapped as F;
}

/** `atMost(turns)`: the trap has the place of the loop. */
export function* atMost(place: string, turns: number): Generator<number, void, undefined> {
  for (let turn = 0; turn < turns; turn++) yield turn;
  trap(place, `loop bound ${turns} met`);
}

/** `until` or `wait` at a line: what its yields give. */
export function* standing<T>(line: number, steps: Generator<unknown, T, void>): Generator<number, T, void> {
  for (;;) {
    const result = steps.next();
    if (result.done) return result.value;
    yield line;
  }
}
