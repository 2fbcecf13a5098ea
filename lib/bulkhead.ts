/**
 * `bulkhead`: what a task imports. Sized numbers, points, calls between tasks, time.
 *
 * The compiler knows every export of this file by name and generates code for it; the bodies here are what the same program
 * does under Node.
 */

import {
  BulkheadTrap,
  bigTypes,
  clampInteger,
  durationMs,
  formatText,
  inRange,
  inRangeBig,
  integerTypes,
  nodePoints,
  roundHalfUp,
  wrapInteger,
} from './node.ts';
import type { PointDefinition, PointValue, SystemDefinition } from './system.ts';

export { run, type Sequence, type Steps, until, wait } from './sequence.ts';
export { BulkheadTrap };

type N<K extends string> = number & { readonly __number?: K };
type B<K extends string> = bigint & { readonly __number?: K };

/** 0..255 */
export type u8 = N<'u8'>;
/** 0..65535 */
export type u16 = N<'u8' | 'u16'>;
/** 0..4294967295 */
export type u32 = N<'u8' | 'u16' | 'u32'>;
/** -128..127 */
export type i8 = N<'i8'>;
/** -32768..32767 */
export type i16 = N<'i8' | 'u8' | 'i16'>;
/** -2147483648..2147483647 */
export type i32 = N<'i8' | 'u8' | 'i16' | 'u16' | 'i32'>;
/** IEEE 754 binary32: every operation rounds. */
export type f32 = N<'i8' | 'u8' | 'i16' | 'u16' | 'f32'>;
/** IEEE 754 binary64; in software on most chips. */
export type f64 = N<'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'f32' | 'f64'>;
/** -2^63..2^63-1, a bigint */
export type i64 = B<'i64'>;
/** 0..2^64-1, a bigint */
export type u64 = B<'u64'>;

/** Conversions into a sized integer. */
export interface IntegerConversion<T> {
  /** The value itself, or a trap when it is outside the type. */
  (value: number | bigint | boolean): T;
  /** Modulo 2^bits. */
  wrap(value: number | bigint): T;
  /** The nearest value of the type. */
  clamp(value: number | bigint): T;
  /** Towards zero; traps when NaN or outside. */
  trunc(value: number): T;
  /** Towards minus infinity; traps when NaN or outside. */
  floor(value: number): T;
  /** To nearest, half up, as Math.round; traps when NaN or outside. */
  round(value: number): T;
  readonly min: T;
  readonly max: T;
}

function conversion<T extends number>(name: keyof typeof integerTypes): IntegerConversion<T> {
  const check = (value: number | bigint | boolean) => inRange(name, typeof value === 'boolean' ? (value ? 1 : 0) : value) as T;
  check.wrap = (value: number | bigint) => wrapInteger(name, value) as T;
  check.clamp = (value: number | bigint) => clampInteger(name, value) as T;
  check.trunc = (value: number) => inRange(name, Math.trunc(value)) as T;
  check.floor = (value: number) => inRange(name, Math.floor(value)) as T;
  check.round = (value: number) => inRange(name, roundHalfUp(value)) as T;
  check.min = integerTypes[name].min as T;
  check.max = integerTypes[name].max as T;
  return check;
}

export const u8: IntegerConversion<u8> = conversion('u8');
export const u16: IntegerConversion<u16> = conversion('u16');
export const u32: IntegerConversion<u32> = conversion('u32');
export const i8: IntegerConversion<i8> = conversion('i8');
export const i16: IntegerConversion<i16> = conversion('i16');
export const i32: IntegerConversion<i32> = conversion('i32');

/** Conversions into i64 and u64, whose values are bigint. */
export interface BigConversion<T> {
  /** The value itself, or a trap when it is outside the type. */
  (value: number | bigint | boolean): T;
  /** Modulo 2^64. */
  wrap(value: number | bigint): T;
  /** The nearest value of the type. */
  clamp(value: number | bigint): T;
  /** Towards zero; traps when NaN or outside. */
  trunc(value: number): T;
  /** Towards minus infinity; traps when NaN or outside. */
  floor(value: number): T;
  /** To nearest, half up, as Math.round; traps when NaN or outside. */
  round(value: number): T;
  readonly min: T;
  readonly max: T;
}

function bigConversion<T extends bigint>(name: keyof typeof bigTypes): BigConversion<T> {
  const { min, max, wrap } = bigTypes[name];
  const check = (value: number | bigint | boolean) => inRangeBig(name, typeof value === 'boolean' ? (value ? 1n : 0n) : value) as T;
  check.wrap = (value: number | bigint) => wrap(BigInt(value)) as T;
  check.clamp = (value: number | bigint) => (value < min ? min : value > max ? max : BigInt(value)) as T;
  check.trunc = (value: number) => inRangeBig(name, Math.trunc(value)) as T;
  check.floor = (value: number) => inRangeBig(name, Math.floor(value)) as T;
  check.round = (value: number) => inRangeBig(name, roundHalfUp(value)) as T;
  check.min = min as T;
  check.max = max as T;
  return check;
}

export const i64: BigConversion<i64> = bigConversion('i64');
export const u64: BigConversion<u64> = bigConversion('u64');
/** The nearest f32, ties to even; of a bigint the nearest f32 to its nearest f64. */
export const f32 = (value: number | bigint): f32 => Math.fround(Number(value));
/** The nearest f64, ties to even. */
export const f64 = (value: number | bigint): f64 => Number(value);

/** An array of N elements, all with a place of their own. */
export type FixedArray<T, N extends number> = { [index: number]: T; 0: T; readonly length: N } & Iterable<T> & {
    entries(): IterableIterator<[number, T]>;
    fill(value: T, start?: number, end?: number): T[];
    forEach(callback: (value: T, index: number, array: T[]) => void): void;
    map<U>(step: (value: T, index: number, array: T[]) => U): U[];
    some(test: (value: T, index: number, array: T[]) => boolean): boolean;
    every(test: (value: T, index: number, array: T[]) => boolean): boolean;
    find(test: (value: T, index: number, array: T[]) => boolean): T | undefined;
    findIndex(test: (value: T, index: number, array: T[]) => boolean): number;
    reduce<R>(step: (sum: R, value: T, index: number, array: T[]) => R, start: R): R;
    indexOf(value: T): number;
    includes(value: T): boolean;
  };

/**
 * Gives `to` the content of `from`, nested objects and arrays included: both keep their places, and other names for them see the change. Both have one type, without
 * references in it.
 */
export function copy<T extends object>(to: T, from: NoInfer<T>): void {
  for (const key in from) {
    const value = from[key];
    if (typeof value === 'object' && value !== null) copy(to[key] as object, value);
    else to[key] = value;
  }
}

/** Writes what `step` makes of each element of `from` to the same index of `to`, which must be as long: a missing element traps. */
export function mapInto<T, U>(
  from: { readonly length: number; readonly [index: number]: T },
  to: { readonly length: number; [index: number]: U },
  step: (value: T, index: number) => NoInfer<U>,
): void {
  for (let index = 0; index < from.length; index++) {
    const value = step(from[index] as T, index);
    if (index >= to.length) throw new BulkheadTrap(`index ${index} out of 0..${to.length - 1}`);
    to[index] = value;
  }
}

// ---- time --------------------------------------------------------------------------------------------------------

/** A span of time written as a literal: '500us' (in system.ts only), '10ms', '2s', '5min', '1h'. In a task: whole milliseconds, a u32. */
export type Duration = `${number}${'us' | 'ms' | 's' | 'min' | 'h'}`;

/** Milliseconds since start at the beginning of this activation; one scan sees one instant. Wraps after 49.7 days: subtract with `u32.wrap(now() - then)`. */
export function now(): u32 {
  return nodePoints.now;
}

/** A duration literal as milliseconds. The compiler evaluates it. */
export function milliseconds(duration: Duration): u32 {
  return inRange('u32', durationMs(duration));
}

/** Asks for one more activation this long after the present one ends; '0ms' cancels. For tasks without a period. */
export function alarm(after: Duration | u32): void {
  nodePoints.alarm = typeof after === 'number' ? after : milliseconds(after);
}

/** Notification bits of this activation: bit i is the interrupt of the i-th peripheral in `uses`; 0 when the activation has another cause. */
export function notifications(): u32 {
  return nodePoints.bits;
}

// ---- what outlives a start ---------------------------------------------------------------------------------------

/**
 * `let hours: u32 = retain(0)` at the top level: the variable starts with the value it had at the end of the last activation, also after a fault of
 * the task and after a warm reset of the chip; with `initial` when nothing of this program was kept. Numbers, booleans, arrays of them, objects with no other fields. Under Node every
 * start is the first.
 */
export function retain<T>(initial: T): T {
  return initial;
}

// ---- points ------------------------------------------------------------------------------------------------------

type NamesIn<T, K extends 'reads' | 'writes'> = T extends { readonly [P in K]: readonly (infer Name extends string)[] } ? Name : never;
type PointOf<S extends SystemDefinition, Name> = Name extends keyof S['points']
  ? S['points'][Name] extends PointDefinition
    ? PointValue<S['points'][Name]>
    : never
  : never;

/** The points of task T: those it reads with a read-only `.value`, those it writes with a writable one, no others. */
export type Points<S extends SystemDefinition, T extends keyof S['tasks']> = {
  readonly [Name in Exclude<NamesIn<S['tasks'][T], 'reads'>, NamesIn<S['tasks'][T], 'writes'>>]: { readonly value: PointOf<S, Name> };
} & {
  readonly [Name in NamesIn<S['tasks'][T], 'writes'>]: { value: PointOf<S, Name> };
};

/** The process image of a task: inputs as sampled when the scan began; outputs are published when it ends. */
export function points<S extends SystemDefinition, T extends keyof S['tasks']>(): Points<S, T> {
  return nodePoints.image as unknown as Points<S, T>;
}

type UsesOf<T> = T extends { readonly uses: readonly (infer Name extends string)[] } ? Name : never;

/** A peripheral that task T declares in `uses`, as a handle for its driver. */
export type Peripheral = u8 & { readonly __peripheral?: true };
export function peripheral<S extends SystemDefinition, T extends keyof S['tasks']>(name: UsesOf<S['tasks'][T]>): Peripheral {
  throw new BulkheadTrap(`peripheral '${name}' exists on the chip only`);
}

// ---- calls between tasks -----------------------------------------------------------------------------------------

type Scalar = number | bigint | boolean | string;
type Methods = { readonly [name: string]: (...values: never[]) => Scalar | void };

/** What a task offers to others; the calls it may get are declared in system.ts. Each method takes and gives scalars. */
export type Endpoint<M extends Methods> = { readonly __endpoint: M };
export function serve<const M extends Methods>(methods: M): Endpoint<M> {
  return { __endpoint: methods };
}

/** denied: a policy rule refused it; dead: the peer faulted before it answered; timeout: no answer in time. */
export type CallError = 'denied' | 'dead' | 'timeout';
/**
 * The outcome of a call: a refused or dead peer must be handled. `restarts`: how often the peer had been restarted when the call was made, modulo 32,768.
 * When it is another number than at the call before, the peer has come back since, with its first values, and has forgotten what it was told.
 */
export type Reply<T> =
  | { readonly ok: true; readonly value: T; readonly restarts: u16 }
  | { readonly ok: false; readonly error: CallError; readonly restarts: u16 };

type Remote<E> =
  E extends Endpoint<infer M> ? { readonly [K in keyof M]: (...values: Parameters<M[K]>) => Reply<ReturnType<M[K]>> } : never;

/** The other end of `name` ('task.endpoint', which must stand in `calls`). A call waits at most `timeout` (default '100ms') for its reply. */
export function connect<E extends Endpoint<never> | Endpoint<Methods>>(name: `${string}.${string}`, timeout?: Duration): Remote<E> {
  throw new BulkheadTrap(`no peer '${name}' here (timeout ${timeout ?? '100ms'})`);
}

// ---- text -------------------------------------------------------------------------------------------------------------

/**
 * Writes a text into `to` from its start, as UTF-8: `const length = format(line, \`level ${level} of ${limit}\`)`. Values look as
 * `console.log` would print them. Gives the number of bytes; traps with 'the text does not fit' when `to` is too short.
 */
export function format(to: Uint8Array, text: string): u16 {
  return formatText(to, text);
}

// ---- bounds and checks -------------------------------------------------------------------------------------------

/** At most `turns` turns of a loop: `for (const _ of atMost(100)) { if (done) break; … }`. Reaching turn `turns` + 1 traps. */
export function* atMost(turns: number): Generator<u32, void, undefined> {
  for (let turn = 0; turn < turns; turn++) yield turn;
  throw new BulkheadTrap(`loop bound ${turns} met`);
}

/** Traps with `message` unless the condition holds. */
export function assert(condition: boolean, message = 'assertion failed'): asserts condition {
  if (!condition) throw new BulkheadTrap(`assert: ${message}`);
}
