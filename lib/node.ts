/** What stands behind `bulkhead` under Node: range checks that throw, and a process image that tests set. Not for firmware. */

class Trap extends Error {
  override readonly name = 'BulkheadTrap';
}

interface Image {
  now: number;
  bits: number;
  alarm: number;
  image: Record<string, { value: number | boolean }>;
}

/** One for all copies of this module: a test that has vitest load modules anew keeps its points, and traps stay of one class. */
const shared = globalThis as unknown as { __bulkhead?: { Trap: typeof Trap; points: Image } };
shared.__bulkhead ??= { Trap, points: { now: 0, bits: 0, alarm: 0, image: {} } };

/** A trap, with the text the chip would log. */
export const BulkheadTrap: typeof Trap = shared.__bulkhead.Trap;
export type BulkheadTrap = Trap;

export const integerTypes = {
  u8: { min: 0, max: 0xff, bits: 8 },
  u16: { min: 0, max: 0xffff, bits: 16 },
  u32: { min: 0, max: 0xffff_ffff, bits: 32 },
  i8: { min: -0x80, max: 0x7f, bits: 8 },
  i16: { min: -0x8000, max: 0x7fff, bits: 16 },
  i32: { min: -0x8000_0000, max: 0x7fff_ffff, bits: 32 },
} as const;

export type IntegerName = keyof typeof integerTypes;

export const bigTypes = {
  i64: { min: -(2n ** 63n), max: 2n ** 63n - 1n, wrap: (value: bigint) => BigInt.asIntN(64, value) },
  u64: { min: 0n, max: 2n ** 64n - 1n, wrap: (value: bigint) => BigInt.asUintN(64, value) },
} as const;

/** The value as a bigint, or a trap. */
export function inRangeBig(name: keyof typeof bigTypes, value: number | bigint): bigint {
  const { min, max } = bigTypes[name];
  if (!(value >= min && value <= max)) throw new BulkheadTrap(`value ${value} out of ${name} ${min}..${max}`);
  if (typeof value === 'number' && Math.floor(value) !== value) throw new BulkheadTrap(`value ${value} is not an integer`);
  return BigInt(value);
}

/** The value without -0, or a trap. */
export function inRange(name: IntegerName, given: number | bigint): number {
  const { min, max } = integerTypes[name];
  const value = typeof given === 'bigint' && given >= min && given <= max ? Number(given) : given;
  if (typeof value === 'bigint') throw new BulkheadTrap(`value ${value} out of ${name} ${min}..${max}`);
  if (!(value >= min && value <= max)) throw new BulkheadTrap(`value ${value} out of ${name} ${min}..${max}`);
  if (Math.floor(value) !== value) throw new BulkheadTrap(`value ${value} is not an integer`);
  return value + 0;
}

export function wrapInteger(name: IntegerName, value: number | bigint): number {
  const { bits, min } = integerTypes[name];
  if (typeof value === 'bigint') return Number(min < 0 ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value));
  const modulus = 2 ** bits;
  const positive = ((value % modulus) + modulus) % modulus;
  return min < 0 && positive >= modulus / 2 ? positive - modulus : positive;
}

export function clampInteger(name: IntegerName, value: number | bigint): number {
  const { min, max } = integerTypes[name];
  if (typeof value === 'bigint') return value < min ? min : value > max ? max : Number(value);
  return Math.min(max, Math.max(min, value)) + 0;
}

/** Milliseconds of a duration literal. */
export function durationMs(duration: string): number {
  const match = /^(\d+(?:\.\d+)?)(us|ms|s|min|h)$/.exec(duration);
  if (!match) throw new BulkheadTrap(`'${duration}' is not a duration`);
  const unit = { us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000 }[match[2] as 'ms'];
  return parseFloat(match[1]!) * unit;
}

/** UTF-8 bytes of a text at the start of `to`; their number. */
export function formatText(to: Uint8Array, text: string): number {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > to.length) throw new BulkheadTrap('the text does not fit');
  to.set(bytes);
  return inRange('u16', bytes.length);
}

export function roundHalfUp(value: number): number {
  return Math.round(value);
}

/** The one task that runs under Node: tests set `image` and `now` before they call `scan`. */
export const nodePoints: Image = shared.__bulkhead.points;
