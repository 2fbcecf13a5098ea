/** The decisions that make a random program, and what is in reach of its parts. */

export const integerNames = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32'] as const;
export type IntegerName = (typeof integerNames)[number];
export type FloatName = 'f32' | 'f64';
export type BigName = 'i64' | 'u64';
export type ScalarName = IntegerName | FloatName | BigName | 'boolean';
export const scalarNames = [...integerNames, 'f32', 'boolean', 'f64', 'i64', 'u64'] as const;

export const limits: Record<IntegerName, [number, number]> = {
  u8: [0, 255],
  u16: [0, 65535],
  u32: [0, 4294967295],
  i8: [-128, 127],
  i16: [-32768, 32767],
  i32: [-2147483648, 2147483647],
};

export function isInteger(type: ScalarName): type is IntegerName {
  return (integerNames as readonly string[]).includes(type);
}

/** Decisions of one program, from the numbers of its seed. */
export class Choices {
  private readonly numbers: readonly number[];
  private at = 0;

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  /** 0..count-1 */
  below(count: number): number {
    const number = this.numbers[this.at++] ?? 0;
    return number % count;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** True in `percent` of 100 cases; false when the numbers have run out. */
  chance(percent: number): boolean {
    return this.below(100) > 100 - percent - 1;
  }

  get exhausted(): boolean {
    return this.at >= this.numbers.length;
  }
}

/** A place that holds a scalar: a variable, or a path such as `outer.inner.a`, `this.n`, `pair[1]`. */
export interface Variable {
  name: string;
  type: ScalarName;
  assignable: boolean;
}

/** A union of strings or an enum: its members, its variables, and functions over it. */
export interface Alternatives {
  members: string[];
  variables: string[];
  /** Makes one of an integer. */
  from: string;
  /** Compares two without narrowing either. */
  same: string;
}

export interface Callable {
  name: string;
  parameters: ScalarName[];
  /** How many of the last have a default. */
  optional?: number;
  result: IntegerName;
}

export interface Scope {
  globals: Variable[];
  locals: Variable[];
  functions: Callable[];
  /** The type of the objects below: `S`, or `S` and the program's suffix. */
  structType: string;
  /** Variables of that type, or arrays of three, which end in `many`. */
  structs: string[];
  fields: { a: IntegerName; b: IntegerName };
  arrays: { name: string; element: IntegerName; length: number; wraps: boolean }[];
  alternatives: Alternatives[];
  /** An array of three variants of a discriminated union, and a function of one. */
  variants?: { array: string; measure: string };
  /** Classes, their constructor's one parameter, and the fields, named as in a method. */
  classes?: { name: string; parameter: IntegerName; fields: Variable[] }[];
  /** The types of the members of `pair` and `pairs`, and of what `bind` makes. */
  tuple?: ScalarName[];
  /** An object within another, and its fields. */
  part?: { of: string; fields: Variable[] };
  /** Functions `make` and `change` are there. */
  makes?: boolean;
  /** A variable that may be null, and the function that sets it. */
  maybe?: { name: string; type: IntegerName; set: string };
  /** A running sequence. */
  sequence?: string;
  /** Inside a sequence: `yield` may stand. */
  inSequence?: boolean;
  /** Inside a function that is passed or local. */
  inCallback?: boolean;
  /** Labels of the loops around, outermost first. */
  labels: string[];
  /** Inside a function: what it returns. */
  result?: IntegerName;
  loops: number;
  inLoop: boolean;
}

export function variablesOf(scope: Scope): Variable[] {
  return [...scope.globals, ...scope.locals];
}

export interface Generated {
  text: string;
  low: number;
  high: number;
  /** Its TypeScript type when it is no plain number: stores elsewhere need a conversion. */
  brand?: IntegerName | 'mixed';
  /** Made of literals alone: not to be computed with another such, which the compiler would fold and may refuse. */
  constant?: boolean;
}
