/**
 * The whole global scope of firmware: what a task can name without an import. No DOM, no Node, no heap. Given to the checker instead of
 * TypeScript's own libraries (`noLib`).
 */
interface Boolean {}
interface CallableFunction {}
interface Function {}
interface IArguments {}
interface NewableFunction {}
interface Object {}
/** Regular expressions are refused in firmware; lib's own code for Node has one. */
interface RegExp {
  exec(text: string): string[] | null;
}
declare function parseFloat(text: string): number;
/** Likewise of lib's own code for Node. */
declare var TextEncoder: { new (): { encode(text: string): Uint8Array } };
interface Symbol {}
interface SymbolConstructor {
  readonly iterator: unique symbol;
}
declare var Symbol: SymbolConstructor;
interface Number {
  toFixed(digits?: number): string;
}
interface BigInt {}
interface String {
  readonly length: number;
  toString(): string;
}

interface IteratorYieldResult<T> { done?: false; value: T }
interface IteratorReturnResult<T> { done: true; value: T }
type IteratorResult<T, R = any> = IteratorYieldResult<T> | IteratorReturnResult<R>;
interface Iterator<T, R = any, N = any> {
  next(...values: [] | [N]): IteratorResult<T, R>;
}
interface Iterable<T, R = any, N = any> {
  [Symbol.iterator](): Iterator<T, R, N>;
}
interface IterableIterator<T, R = any, N = any> extends Iterator<T, R, N> {
  [Symbol.iterator](): IterableIterator<T, R, N>;
}
interface Generator<T = unknown, R = any, N = any> extends Iterator<T, R, N> {
  [Symbol.iterator](): Generator<T, R, N>;
}

interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  [Symbol.iterator](): IterableIterator<T>;
  entries(): IterableIterator<[number, T]>;
  forEach(callback: (value: T, index: number, array: readonly T[]) => void): void;
  /** A new array of the same length, which must be known when the program is built. */
  map<U>(step: (value: T, index: number, array: readonly T[]) => U): U[];
  some(test: (value: T, index: number, array: readonly T[]) => boolean): boolean;
  every(test: (value: T, index: number, array: readonly T[]) => boolean): boolean;
  /** The index of the first element that passes, else -1. */
  findIndex(test: (value: T, index: number, array: readonly T[]) => boolean): number;
  /** The first element that passes. What holds where there is none is said right behind: `?? other`, `?.field ?? 0`, `!` (which traps). */
  find(test: (value: T, index: number, array: readonly T[]) => boolean): T | undefined;
  /** The type of the result is written: `reduce<i32>((sum, x) => sum + x, 0)`. */
  reduce<R>(step: (sum: R, value: T, index: number, array: readonly T[]) => R, start: R): R;
  indexOf(value: T): number;
  includes(value: T): boolean;
}
interface Array<T> {
  readonly length: number;
  [index: number]: T;
  [Symbol.iterator](): IterableIterator<T>;
  entries(): IterableIterator<[number, T]>;
  fill(value: T, start?: number, end?: number): this;
  forEach(callback: (value: T, index: number, array: T[]) => void): void;
  /** A new array of the same length, which must be known when the program is built. */
  map<U>(step: (value: T, index: number, array: T[]) => U): U[];
  some(test: (value: T, index: number, array: T[]) => boolean): boolean;
  every(test: (value: T, index: number, array: T[]) => boolean): boolean;
  /** The index of the first element that passes, else -1. */
  findIndex(test: (value: T, index: number, array: T[]) => boolean): number;
  /** The first element that passes. What holds where there is none is said right behind: `?? other`, `?.field ?? 0`, `!` (which traps). */
  find(test: (value: T, index: number, array: T[]) => boolean): T | undefined;
  /** The type of the result is written: `reduce<i32>((sum, x) => sum + x, 0)`. */
  reduce<R>(step: (sum: R, value: T, index: number, array: T[]) => R, start: R): R;
  indexOf(value: T): number;
  includes(value: T): boolean;
  /** Declared so that its use gets a better message than "does not exist": refused, arrays do not grow. */
  push(...values: T[]): number;
  /** Likewise: refused, how long the result is would be known at run time only. */
  filter(test: (value: T, index: number) => boolean): T[];
}
interface ConcatArray<T> {}
interface TemplateStringsArray extends ReadonlyArray<string> {}

interface TypedArray<E> {
  readonly length: number;
  [index: number]: E;
  [Symbol.iterator](): IterableIterator<E>;
  fill(value: E, start?: number, end?: number): this;
  set(from: { readonly length: number; readonly [index: number]: E }, offset?: number): void;
  subarray(start?: number, end?: number): this;
  forEach(callback: (value: E, index: number, array: this) => void): void;
  /** A new array of the same length and type, which wraps what the function gives. */
  map(step: (value: E, index: number, array: this) => Unsized<E>): this;
  some(test: (value: E, index: number, array: this) => boolean): boolean;
  every(test: (value: E, index: number, array: this) => boolean): boolean;
  find(test: (value: E, index: number, array: this) => boolean): E | undefined;
  findIndex(test: (value: E, index: number, array: this) => boolean): number;
  reduce<R>(step: (sum: R, value: E, index: number, array: this) => R, start: R): R;
  indexOf(value: Unsized<E>): number;
  includes(value: Unsized<E>): boolean;
}
type Unsized<E> = E extends bigint ? bigint : number;
type NumberOf<K extends string> = number & { readonly __number?: K };
/** Stores wrap modulo 2^bits. Elements read as their sized type. */
interface Uint8Array extends TypedArray<NumberOf<'u8'>> { readonly BYTES_PER_ELEMENT: 1 }
interface Int8Array extends TypedArray<NumberOf<'i8'>> { readonly BYTES_PER_ELEMENT: 1 }
interface Uint16Array extends TypedArray<NumberOf<'u8' | 'u16'>> { readonly BYTES_PER_ELEMENT: 2 }
interface Int16Array extends TypedArray<NumberOf<'i8' | 'u8' | 'i16'>> { readonly BYTES_PER_ELEMENT: 2 }
interface Uint32Array extends TypedArray<NumberOf<'u8' | 'u16' | 'u32'>> { readonly BYTES_PER_ELEMENT: 4 }
interface Int32Array extends TypedArray<NumberOf<'i8' | 'u8' | 'i16' | 'u16' | 'i32'>> { readonly BYTES_PER_ELEMENT: 4 }
interface Float32Array extends TypedArray<NumberOf<'i8' | 'u8' | 'i16' | 'u16' | 'f32'>> { readonly BYTES_PER_ELEMENT: 4 }
interface Float64Array extends TypedArray<number> { readonly BYTES_PER_ELEMENT: 8 }
interface BigInt64Array extends TypedArray<bigint> { readonly BYTES_PER_ELEMENT: 8 }
interface BigUint64Array extends TypedArray<bigint> { readonly BYTES_PER_ELEMENT: 8 }
interface TypedArrayConstructor<A, E> {
  new (length: number): A;
  new (values: readonly E[]): A;
  of(...values: E[]): A;
}
declare var Uint8Array: TypedArrayConstructor<Uint8Array, number>;
declare var Int8Array: TypedArrayConstructor<Int8Array, number>;
declare var Uint16Array: TypedArrayConstructor<Uint16Array, number>;
declare var Int16Array: TypedArrayConstructor<Int16Array, number>;
declare var Uint32Array: TypedArrayConstructor<Uint32Array, number>;
declare var Int32Array: TypedArrayConstructor<Int32Array, number>;
declare var Float32Array: TypedArrayConstructor<Float32Array, number>;
declare var Float64Array: TypedArrayConstructor<Float64Array, number>;
declare var BigInt64Array: TypedArrayConstructor<BigInt64Array, bigint>;
declare var BigUint64Array: TypedArrayConstructor<BigUint64Array, bigint>;

interface Math {
  readonly PI: number;
  readonly E: number;
  readonly LN2: number;
  readonly LN10: number;
  readonly SQRT2: number;
  abs(x: number): number;
  min(...values: number[]): number;
  max(...values: number[]): number;
  trunc(x: number): number;
  floor(x: number): number;
  ceil(x: number): number;
  round(x: number): number;
  sign(x: number): number;
  fround(x: number): NumberOf<'i8' | 'u8' | 'i16' | 'u16' | 'f32'>;
  imul(a: number, b: number): NumberOf<'i8' | 'u8' | 'i16' | 'u16' | 'i32'>;
  clz32(x: number): NumberOf<'u8'>;
  sqrt(x: number): number;
  cbrt(x: number): number;
  hypot(...values: number[]): number;
  sin(x: number): number;
  cos(x: number): number;
  tan(x: number): number;
  asin(x: number): number;
  acos(x: number): number;
  atan(x: number): number;
  atan2(y: number, x: number): number;
  exp(x: number): number;
  log(x: number): number;
  log2(x: number): number;
  log10(x: number): number;
  pow(x: number, y: number): number;
}
declare var Math: Math;
interface NumberConstructor {
  /** Refused in firmware, which says how wide: `f64(x)`, `u32(x)`. Lib's own code for Node has it. */
  (value: number | bigint): number;
  isNaN(x: number): boolean;
  isFinite(x: number): boolean;
}
declare var Number: NumberConstructor;
interface BigIntConstructor {
  (value: number | bigint): bigint;
  /** Modulo 2^bits, into -2^(bits-1)..2^(bits-1)-1: 8, 16, 32 or 64 bits. */
  asIntN(bits: number, value: bigint): bigint & { readonly __number?: 'i64' };
  /** Modulo 2^bits: 8, 16, 32 or 64 bits. */
  asUintN(bits: number, value: bigint): bigint & { readonly __number?: 'u64' };
}
declare var BigInt: BigIntConstructor;
declare var NaN: number;
declare var Infinity: number;

interface Error {
  readonly name: string;
  message: string;
}
declare var Error: { new (message: string): Error };

interface Console {
  /** One line on the console, prefixed by the task's name there. */
  log(...values: unknown[]): void;
}
declare var console: Console;

type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
/** No type argument is inferred from here. */
type NoInfer<T> = intrinsic;
type NonNullable<T> = T & {};
type Parameters<T extends (...values: any) => any> = T extends (...values: infer P) => any ? P : never;
type ReturnType<T extends (...values: any) => any> = T extends (...values: any) => infer R ? R : any;
