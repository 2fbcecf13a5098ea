/**
 * The typed IR: the only thing that passes from `front/` to `analysis/` and `emit/`.
 *
 * Shape: structured control flow over **pure expressions**. Whatever has an effect (a call, an assignment, a print) is a
 * statement; the front end hoists effects out of expressions into temporaries in JavaScript's evaluation order, and turns
 * `&&`, `||`, `?:` whose right side has effects into `if`. The one thing an expression may still do is trap; `emit/` keeps
 * traps in left-to-right order.
 *
 * Integers are mathematical: arithmetic on them has the type `exact`, whose range the analysis finds and for which
 * `emit/` picks 32 or 64 bits. Only sized types are stored; the way from `exact` to a sized type is `convert`.
 */

/** A place in a source file; line and column count from 1, `end` is exclusive. `file` is absolute. */
export interface Place {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

// ---- types -------------------------------------------------------------------------------------------------------

export interface IntegerType {
  kind: 'integer';
  bits: 8 | 16 | 32 | 64;
  signed: boolean;
}
/** A mathematical integer: the result of arithmetic. `bigint`: limit ±2^63 / 2^64, else ±2^53. Never stored. */
export interface ExactType {
  kind: 'exact';
  bigint: boolean;
}
export interface FloatType {
  kind: 'float';
  bits: 32 | 64;
}
export interface BooleanType {
  kind: 'boolean';
}
/** A numeric enum or a union of string literals. */
export interface EnumType {
  kind: 'enum';
  id: string;
}
/** An object by value: where it lives (global, local, field, element). */
export interface StructType {
  kind: 'struct';
  id: string;
}
/** An array by value, length known. `wraps`: a typed array, whose stores wrap as JavaScript's do. */
export interface ArrayType {
  kind: 'array';
  element: Type;
  length: number;
  wraps: boolean;
}
/** A pointer to a struct or array that lives elsewhere; never null. */
export interface ReferenceType {
  kind: 'reference';
  to: StructType | ArrayType;
}
/** Pointer and length: a parameter of array type of any length, or a `subarray`. `readonly`: may point into flash. */
export interface ViewType {
  kind: 'view';
  element: Type;
  wraps: boolean;
  readonly: boolean;
}
/** A string literal in flash; can be passed, compared for identity with a literal (no), and printed. */
export interface StringType {
  kind: 'string';
}
export interface VoidType {
  kind: 'void';
}
/** `T | null`: of a scalar or string, a tag and a value; of a reference, a pointer that may be null. `zero` of it is null. */
export interface NullableType {
  kind: 'nullable';
  of: Exclude<Type, NullableType>;
}
export type Type =
  | IntegerType
  | ExactType
  | FloatType
  | BooleanType
  | EnumType
  | StructType
  | ArrayType
  | ReferenceType
  | ViewType
  | StringType
  | VoidType
  | NullableType;

// ---- expressions: pure, may trap ---------------------------------------------------------------------------------

interface Node {
  place: Place;
}
interface Typed extends Node {
  type: Type;
}

/** integer, exact: bigint; float: number; boolean: boolean; string: string; enum: the member's index in EnumDeclaration.members. */
export interface Constant extends Typed {
  op: 'constant';
  value: bigint | number | boolean | string;
}

// Places (may be read, assigned to, referred to):
export interface LocalPlace extends Typed {
  op: 'local';
  id: string;
}
export interface GlobalPlace extends Typed {
  op: 'global';
  id: string;
}
/** `object` is a place or `dereference` of struct type. */
export interface FieldPlace extends Typed {
  op: 'field';
  object: Expression;
  field: string;
}
/** `array` is a place or `dereference` of array type, or an expression of view type. Traps when index is outside 0..length-1. */
export interface ElementPlace extends Typed {
  op: 'element';
  array: Expression;
  index: Expression;
}
/** What a reference points to. */
export interface Dereference extends Typed {
  op: 'dereference';
  value: Expression;
}
/** The process image: `direction` 'in' reads points of `reads`, 'out' reads back or writes points of `writes`. `index` counts in that list. */
export interface PointPlace extends Typed {
  op: 'point';
  direction: 'in' | 'out';
  index: number;
  name: string;
}
export type PlaceExpression = LocalPlace | GlobalPlace | FieldPlace | ElementPlace | Dereference | PointPlace;

/** A reference to a place of struct or array type. */
export interface ReferenceTo extends Typed {
  op: 'reference';
  target: PlaceExpression;
}
/** A view of an array place, reference or other view. `start`, `end` absent: all of it. They are already clamped to 0..length, start <= end (the front end lowers `subarray`). */
export interface ViewOf extends Typed {
  op: 'view';
  target: Expression;
  start?: Expression;
  end?: Expression;
}
/** Elements of an array place or view; a constant for arrays. Type exact. */
export interface LengthOf extends Typed {
  op: 'length';
  array: Expression;
}

/** neg: exact or float. not: boolean. bitNot: takes integer or exact (wrapped to i32), gives i32. */
export interface Unary extends Typed {
  op: 'unary';
  operator: 'neg' | 'not' | 'bitNot';
  operand: Expression;
}
/**
 * add sub mul: exact (operands integer or exact) or float (both operands that float).
 * div: float. divTrunc, divFloor, rem: exact, sign as JavaScript's (rem follows the dividend); trap on a zero divisor. rem also float (fmod).
 */
export interface Arithmetic extends Typed {
  op: 'arithmetic';
  operator: 'add' | 'sub' | 'mul' | 'div' | 'divTrunc' | 'divFloor' | 'rem';
  left: Expression;
  right: Expression;
}
/** Operands integer or exact, wrapped to 32 bits as JavaScript's ToInt32; result i32, of shiftRightUnsigned u32. Shift counts are taken modulo 32. 64-bit (bigint) operands: result i64 or u64, no ushr. */
export interface Bitwise extends Typed {
  op: 'bitwise';
  operator: 'and' | 'or' | 'xor' | 'shiftLeft' | 'shiftRight' | 'shiftRightUnsigned';
  left: Expression;
  right: Expression;
}
/** Integer and exact operands mix freely, compared as mathematical integers; floats with the same float; boolean, enum: eq and ne; references: identity. */
export interface Compare extends Typed {
  op: 'compare';
  operator: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
  left: Expression;
  right: Expression;
}
export interface Logical extends Typed {
  op: 'logical';
  operator: 'and' | 'or';
  left: Expression;
  right: Expression;
}
export interface Conditional extends Typed {
  op: 'conditional';
  condition: Expression;
  whenTrue: Expression;
  whenFalse: Expression;
}
/**
 * To `type`, from integer, exact, float or boolean.
 * - widen: every value of the source type fits (or i32 → f64 and such): free.
 * - check: traps unless the value is in range of `type`; the analysis removes it where it can prove it.
 * - wrap: modulo 2^bits. clamp: saturate.
 * - float: integer or other float to `type` (float), rounding to nearest even.
 * - trunc, floor, round (half up, as Math.round): float to integer `type`; traps when NaN or outside.
 */
export interface Convert extends Typed {
  op: 'convert';
  mode: 'widen' | 'check' | 'wrap' | 'clamp' | 'float' | 'trunc' | 'floor' | 'round';
  value: Expression;
}
/**
 * abs min max: exact or float. imul (i32), clz32 (exact 0..32). sqrt, fabs, ffloor, fceil, ftrunc, fround_half_up (Math.round), sin, cos, tan, asin, acos, atan, atan2,
 * exp, log, log2, log10, pow, cbrt, hypot: float, of the result's width. isNaN, isFinite: boolean. sign: exact or float.
 */
export interface Intrinsic extends Typed {
  op: 'intrinsic';
  name: string;
  operands: Expression[];
}
/** Milliseconds at the start of this activation (u32). */
export interface Now extends Typed {
  op: 'now';
}
/** Notification bits of this activation (u32): bit i is the interrupt of `uses[i]`. */
export interface Bits extends Typed {
  op: 'bits';
}

/** A reference as one to another class of the same family: base and derived classes share one form in memory, so nothing happens at run time. */
export interface AsClass extends Typed {
  op: 'as';
  value: Expression;
}
/** A value as one of the nullable type: never null. */
export interface Some extends Typed {
  op: 'some';
  value: Expression;
}
/** Whether a nullable value is not null. Type boolean. */
export interface Present extends Typed {
  op: 'present';
  value: Expression;
}
/** What a nullable value holds. Traps when it is null; the analysis removes the check where it can prove that it is not. */
export interface Unwrap extends Typed {
  op: 'unwrap';
  value: Expression;
}

/** Aggregates: only as the value of `declare`, `assign`, `return`, as an argument by value of a nested aggregate, or as a global's initial value. */
export interface StructValue extends Typed {
  op: 'struct';
  fields: { name: string; value: Expression }[];
}
export interface ArrayValue extends Typed {
  op: 'array';
  elements: Expression[];
}
/** All elements or fields zero, false, first enum member: `new Uint8Array(64)`. */
export interface ZeroValue extends Typed {
  op: 'zero';
}
/** A copy of a whole struct or array: `copy(to, from)`, spread. */
export interface CopyOf extends Typed {
  op: 'copy';
  from: Expression;
}

export type Expression =
  | Constant
  | PlaceExpression
  | ReferenceTo
  | ViewOf
  | LengthOf
  | Unary
  | Arithmetic
  | Bitwise
  | Compare
  | Logical
  | Conditional
  | Convert
  | Intrinsic
  | Now
  | Bits
  | AsClass
  | Some
  | Present
  | Unwrap
  | StructValue
  | ArrayValue
  | ZeroValue
  | CopyOf;

// ---- statements --------------------------------------------------------------------------------------------------

/** A local comes to life; it may be assigned again unless `constant`. `value` absent: zero. Temporaries of the front end are `temporary` in Local. */
export interface Declare extends Node {
  op: 'declare';
  local: string;
  value?: Expression;
}
/** `value` has exactly the target's type, save that stores to a `wraps` element carry an explicit convert. */
export interface Assign extends Node {
  op: 'assign';
  target: PlaceExpression;
  value: Expression;
}
/** Calls a function of this program. Arguments have exactly the parameters' types. `result` is a declared local. */
export interface Call extends Node {
  op: 'call';
  function: string;
  arguments: Expression[];
  result?: string;
}
/** Calls a C function of the HAL or of `compiler/runtime/`: declared in lib with `@native name`. Views pass as (pointer, int32_t length). */
export interface NativeCall extends Node {
  op: 'nativeCall';
  name: string;
  arguments: Expression[];
  result?: string;
}
/**
 * Calls another task. `slot`: index in this task's `calls`. The message is the arguments in order, each a scalar, as a packed struct of naturally aligned
 * fields (MessageLayout). `reply` is a declared local of the Reply struct type (ReplyStruct), filled in always.
 */
export interface RemoteCall extends Node {
  op: 'remoteCall';
  slot: number;
  method: number;
  arguments: Expression[];
  result: Type;
  reply: string;
  timeoutMs: number;
}
export interface If extends Node {
  op: 'if';
  condition: Expression;
  then: Statement[];
  else: Statement[];
}
/**
 * All loops. `before`: condition tested before each turn; `after`: do…while. `continue` goes to `update`. `bound`: the most turns the body can
 * take, when the front end knows it from the form (`for…of` over an array, `atMost(n)`); the loop analysis fills in the rest. `trapAtBound`:
 * an `atMost` loop: beginning turn n+1 traps. The front end keeps a hidden counter local for it: `counter`.
 */
export interface Loop extends Node {
  op: 'loop';
  label: string;
  test: 'before' | 'after';
  condition: Expression;
  conditionSetup: Statement[];
  body: Statement[];
  update: Statement[];
  bound?: number;
  trapAtBound: boolean;
  counter?: string;
  /** Runs that sequence: each turn takes one step of it, until it is done. */
  delegate?: string;
}
/** As C and JavaScript: falls through. Case values are constants of the subject's type. `default` may stand anywhere: a case with `values: []`. */
export interface Switch extends Node {
  op: 'switch';
  label: string;
  subject: Expression;
  cases: { values: Constant[]; isDefault: boolean; body: Statement[]; place: Place }[];
}
/** `label` names the loop or switch (always present, unique in the function). */
export interface Break extends Node {
  op: 'break';
  label: string;
}
export interface Continue extends Node {
  op: 'continue';
  label: string;
}
export interface Return extends Node {
  op: 'return';
  value?: Expression;
}
/** One console line: literal text and values, formatted as JavaScript's String(value) would: string literals of a union by name, numeric enums as their number, booleans as true or false. */
export interface Print extends Node {
  op: 'print';
  parts: (string | Expression)[];
}
/** Formats parts into a byte view from its start as UTF-8; `result` gets the number of bytes; traps when it does not fit. */
export interface Format extends Node {
  op: 'format';
  target: Expression;
  parts: (string | Expression)[];
  result?: string;
}
/** Stops the task: `throw new Error(message)` and a failed assert. */
export interface Trap extends Node {
  op: 'trap';
  reason: 'throw' | 'assert' | 'unreachable';
  message: string;
}
/**
 * Of a sequence only: ends this activation; the next one goes on behind it. Whatever is outside the locals may have changed by then.
 * `line`: the source line where the sequence stands (u16), of a sequence within this one; absent: the place's own.
 */
export interface Yield extends Node {
  op: 'yield';
  line?: Expression;
}
export interface Block extends Node {
  op: 'block';
  body: Statement[];
}
export type Statement =
  | Declare
  | Assign
  | Call
  | NativeCall
  | RemoteCall
  | If
  | Loop
  | Switch
  | Break
  | Continue
  | Return
  | Print
  | Format
  | Trap
  | Yield
  | Block;

// ---- declarations ------------------------------------------------------------------------------------------------

export interface EnumDeclaration {
  id: string;
  name: string;
  place: Place;
  /** Numeric enums: value as written. String unions: value = index, name = the string itself. */
  members: { name: string; value: number }[];
  kind: 'numeric' | 'strings';
}
export interface StructDeclaration {
  id: string;
  name: string;
  place: Place;
  fields: { name: string; type: Type }[];
  /** tuple: fields are named by their position. frame: what a sequence keeps between its steps, views among it. sequence: what `run` gives, around a frame. */
  kind: 'object' | 'tuple' | 'class' | 'union' | 'reply' | 'frame' | 'sequence';
  /** Of a union: its members, for a debugger. A value is one of that whose tags it has, and holds these fields. */
  members?: { tags: { field: string; value: string | number | boolean }[]; fields: string[] }[];
  /** A derived class: the id of its base, whose fields come first, and in whose form in memory it lives. */
  base?: string;
  /** A class that others derive from: their ids. Its form in memory holds the fields of each of them, one over the other. */
  derived?: string[];
}
export interface GlobalVariable {
  id: string;
  name: string;
  type: Type;
  place: Place;
  /** In flash: an `as const` table or a `const` scalar known at build time. */
  constant: boolean;
  /** Constant expression (constants, struct, array, zero of constants). Absent: zero, and the start code of `initialiser` sets it. */
  value?: Expression;
}
/** Variables that outlive a start of the task: numbers, booleans, arrays of them. Their places in a copy of all of them, in bytes. */
export interface RetainedVariables {
  variables: readonly { global: string; offset: number; size: number }[];
  /** 32-bit words of a copy. */
  words: number;
  /** A hash of names, types and places. */
  layout: number;
}
export interface Local {
  id: string;
  name: string;
  type: Type;
  place: Place;
  constant: boolean;
  temporary: boolean;
  /** Lives from one step of the sequence to a later one: a field of the frame, of the same name as `id`. */
  kept?: boolean;
}
export interface FunctionDeclaration {
  id: string;
  /** As the user wrote it: `scan`, `TON.update`, `max<u8>`. */
  name: string;
  /** Locals in order; a method's first is `this`, a reference. */
  parameters: string[];
  locals: Local[];
  result: Type;
  body: Statement[];
  place: Place;
  /**
   * A sequence: a call is one step of it. The struct of its frame, to which its one parameter refers; field `state`: 0 before the first step, sequenceDone
   * after the last, else the number of the yield where it stands. The result (u16) is the source line of that yield, 0 once done.
   */
  frame?: string;
}
export interface Endpoint {
  name: string;
  place: Place;
  methods: { name: string; function: string; place: Place }[];
}

/** One task, ready for analysis. */
export interface Program {
  task: string;
  /** Absolute path of the entry module; then all others that it reaches. */
  sources: string[];
  enums: EnumDeclaration[];
  structs: StructDeclaration[];
  globals: GlobalVariable[];
  functions: FunctionDeclaration[];
  /** Function ids. `initialiser` runs the module-level code in import order; then `init`. */
  initialiser?: string;
  init?: string;
  scan?: string;
  endpoints: Endpoint[];
  retained?: RetainedVariables;
}

/** `state` of the frame of a sequence that is done. */
export const sequenceDone = 0xffff;

/** Fields of a Reply<T> struct: ok: boolean; value: T (absent for void); error: enum strings 'denied' | 'dead' | 'timeout' (bulkhead_status - 1). */
export const replyFields = ['ok', 'value', 'error'] as const;

export const i32: IntegerType = { kind: 'integer', bits: 32, signed: true };
export const u32: IntegerType = { kind: 'integer', bits: 32, signed: false };
export const u8: IntegerType = { kind: 'integer', bits: 8, signed: false };
export const u16: IntegerType = { kind: 'integer', bits: 16, signed: false };
export const i64: IntegerType = { kind: 'integer', bits: 64, signed: true };
export const exact: ExactType = { kind: 'exact', bigint: false };
export const boolean: BooleanType = { kind: 'boolean' };
export const f32: FloatType = { kind: 'float', bits: 32 };
export const f64: FloatType = { kind: 'float', bits: 64 };
export const nothing: VoidType = { kind: 'void' };
