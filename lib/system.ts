/**
 * `bulkhead/system`: how a system is declared. What is not declared here does not exist: no point, peripheral, call or right reaches a
 * task that its entry does not name.
 */
import type { Duration, i8, i16, i32, u8, u16, u32 } from './bulkhead.ts';
import type { PolicyRule } from './policy.ts';

export type PointType = 'bool' | 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32';

export interface PointDefinition {
  readonly kind: 'digitalIn' | 'digitalOut' | 'analogIn' | 'analogOut' | 'memory' | 'restarts' | 'quality';
  readonly type: PointType;
  /** Outputs and memory points: the value before the first write; outputs also take it when their writer faults. */
  readonly safe: number | boolean;
  readonly unit?: string;
  readonly scale?: Scale;
  /** kind 'restarts': the task counted; kind 'quality': the point told of. */
  readonly subject?: string;
}

/** Two raw counts of an analogue point and what they mean in its unit; the rest lies on the line through them. */
export interface Scale {
  readonly raw: readonly [number, number];
  readonly value: readonly [number, number];
}

interface ValueOfType {
  bool: boolean;
  u8: u8;
  i8: i8;
  u16: u16;
  i16: i16;
  u32: u32;
  i32: i32;
}
/** The type of a point's `.value`. */
export type PointValue<P extends PointDefinition> = ValueOfType[P['type']];

type Digital<K extends PointDefinition['kind']> = PointDefinition & { readonly kind: K; readonly type: 'bool' };
type Numeric<K extends PointDefinition['kind'], T extends PointType> = PointDefinition & { readonly kind: K; readonly type: T };

/** A digital input. */
export function digitalIn(): Digital<'digitalIn'> {
  return { kind: 'digitalIn', type: 'bool', safe: false };
}

/** A digital output; `safe` is its value before the first write and whenever its writer has faulted. */
export function digitalOut(options: { readonly safe: boolean }): Digital<'digitalOut'> {
  return { kind: 'digitalOut', type: 'bool', safe: options.safe };
}

/** An analogue input: the raw count of the channel, a u16 unless `type` says otherwise. */
export function analogIn<const T extends Exclude<PointType, 'bool'> = 'u16'>(
  options: { readonly type?: T; readonly unit?: string; readonly scale?: Scale } = {},
): Numeric<'analogIn', T> {
  return { kind: 'analogIn', type: options.type ?? ('u16' as T), safe: 0, ...meaning(options) };
}

function meaning({ unit, scale }: { readonly unit?: string; readonly scale?: Scale }): { unit?: string; scale?: Scale } {
  return { ...(unit === undefined ? {} : { unit }), ...(scale === undefined ? {} : { scale }) };
}

/** An analogue output: the raw count of the channel. */
export function analogOut<const T extends Exclude<PointType, 'bool'> = 'u16'>(options: {
  readonly safe: number;
  readonly type?: T;
  readonly unit?: string;
  readonly scale?: Scale;
}): Numeric<'analogOut', T> {
  return {
    kind: 'analogOut',
    type: options.type ?? ('u16' as T),
    safe: options.safe,
    ...meaning(options),
  };
}

/** A value that one task writes and others read, with no hardware behind it (%M of IEC 61131-3). A fault of the writer leaves it as it is. */
export function memory<const T extends PointType>(type: T, options: { readonly initial?: number | boolean } = {}): Numeric<'memory', T> {
  return { kind: 'memory', type, safe: options.initial ?? 0 };
}

/** How often the kernel has restarted `task` since the chip started. */
export function restarts<const Name extends string>(task: Name): Numeric<'restarts', 'u32'> & { readonly subject: Name } {
  return { kind: 'restarts', type: 'u32', safe: 0, subject: task };
}

/**
 * The quality of an input or output as another point: 0 good; 1 stale, its value is not of this cycle (the plant at the other end of the monitor's port
 * does not answer); 2 forced through the monitor.
 */
export function quality<const Name extends string>(point: Name): Numeric<'quality', 'u8'> & { readonly subject: Name } {
  return { kind: 'quality', type: 'u8', safe: 0, subject: point };
}

/** The port through which a person looks into the running system: `bulkhead watch`. It belongs to the I/O task. */
export interface MonitorDefinition<PointName extends string = string> {
  /** A serial port of the board that no task uses. */
  readonly port: string;
  /** Bits per second, 1200..921600; default 115200. */
  readonly baud?: number;
  /** Inputs and outputs that may be forced through it; default none. */
  readonly forces?: readonly PointName[];
}

export interface TaskDefinition<PointName extends string = string> {
  /** Path from system.ts to the task's TypeScript module or native C file. */
  readonly entry: `./${string}.ts` | `./${string}.c` | `../${string}.ts` | `../${string}.c`;
  /** 1 is the highest; 0 belongs to the supervisor. */
  readonly priority: number;
  /** A whole number of ticks. Without it, `scan` runs once at the start and then at each event: an interrupt, an alarm. */
  readonly period?: Duration;
  /** Time the task may use in one activation before it is stopped and restarted; default: its period, else '10ms'. */
  readonly budget?: Duration;
  /** Time for `init` and the module-level code; default '20ms'. */
  readonly startBudget?: Duration;
  readonly reads?: readonly PointName[];
  readonly writes?: readonly PointName[];
  /** Peripherals of the board. */
  readonly uses?: readonly string[];
  /** May read the kernel's audit log (`bulkhead/log`); default false. */
  readonly log?: boolean;
  /** 'task.endpoint' */
  readonly calls?: readonly `${string}.${string}`[];
  /** Restart after a fault, within this time, and at most so often; past that the task stays stopped. Default { within: '10ms', atMost: 5, per: '1s' }. */
  readonly restart?: { readonly within?: Duration; readonly atMost?: number; readonly per?: Duration };
  /** Bytes of stack; default: from the analysis for TypeScript, 1024 for C. */
  readonly stack?: number;
  /** Calls served in one period; default 8. */
  readonly servesPerPeriod?: number;
}

/** 'hil:0' (channel of the simulation host; inputs and outputs count apart) or a pin of the board ('PA5'). */
export type PointBinding = `hil:${number}` | `P${string}`;

export interface SystemDefinition {
  readonly name: string;
  readonly points: Readonly<Record<string, PointDefinition>>;
  readonly tasks: Readonly<Record<string, TaskDefinition>>;
  readonly policy?: readonly PolicyRule[];
  readonly monitor?: MonitorDefinition;
  readonly boards: Readonly<Record<string, Readonly<Record<string, PointBinding>>>>;
}

/** Calls that some task of T declares. */
type CallIn<T> = { [K in keyof T]: T[K] extends { readonly calls: readonly (infer Name extends string)[] } ? Name : never }[keyof T];
/** The rules that may be made about the tasks T and the points P. */
type RuleOf<P, T> = PolicyRule<keyof T & string, CallIn<T>, CallIn<T> | `${CallIn<T>}.${string}`, CallIn<T> | (keyof P & string)>;

type Definition<P, T, B> = {
  readonly name: string;
  readonly points: P;
  readonly tasks: T;
  readonly policy?: readonly RuleOf<NoInfer<P>, NoInfer<T>>[];
  readonly monitor?: MonitorDefinition<keyof P & string>;
  readonly boards: B;
};

/** Declares a system; the result's type carries every right, so that the editor knows what each task may touch. */
export function defineSystem<
  const P extends Readonly<Record<string, PointDefinition>>,
  const T extends Readonly<Record<string, TaskDefinition<keyof P & string>>>,
  const B extends Readonly<Record<string, { readonly [K in keyof P]?: PointBinding }>>,
>(definition: Definition<P, T, B>): Definition<P, T, B> {
  return definition;
}
