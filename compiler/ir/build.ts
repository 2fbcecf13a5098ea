/** Small builders of IR, for tests and for passes that make code of their own. */

import type {
  Arithmetic,
  Bitwise,
  Compare,
  Convert,
  Expression,
  FunctionDeclaration,
  Local,
  Place,
  PlaceExpression,
  Program,
  Statement,
  Type,
} from './types.ts';
import { boolean, exact, f64, i32, nothing } from './types.ts';
import { sameType } from './typing.ts';

/** Where built nodes come from; `line` is set by the caller through `atLine`. */
let here: Place = { file: '/src/test.ts', line: 1, column: 1, endLine: 1, endColumn: 2 };
/** All nodes built from now on stand on this line. */
export function atLine(line: number, column = 1): void {
  here = { ...here, line, column, endLine: line, endColumn: column + 1 };
}
export const place = (): Place => here;

export const whole = (value: number | bigint, type: Type = exact): Expression => ({
  op: 'constant',
  type,
  value: BigInt(value),
  place: here,
});
export const float = (value: number, type: Type = f64): Expression => ({ op: 'constant', type, value, place: here });
export const truth = (value: boolean): Expression => ({ op: 'constant', type: boolean, value, place: here });
export const local = (id: string, type: Type = i32): PlaceExpression => ({ op: 'local', id, type, place: here });
export const global = (id: string, type: Type = i32): PlaceExpression => ({ op: 'global', id, type, place: here });
export const field = (object: Expression, name: string, type: Type): PlaceExpression => ({
  op: 'field',
  object,
  field: name,
  type,
  place: here,
});
export const dereference = (value: Expression): PlaceExpression => {
  if (value.type.kind !== 'reference') throw new Error('dereference of no reference');
  return { op: 'dereference', value, type: value.type.to, place: here };
};
export const reference = (target: PlaceExpression): Expression => {
  if (target.type.kind !== 'struct' && target.type.kind !== 'array') throw new Error('reference to a scalar');
  return { op: 'reference', target, type: { kind: 'reference', to: target.type }, place: here };
};
export const element = (array: Expression, index: Expression): PlaceExpression => {
  if (array.type.kind !== 'array' && array.type.kind !== 'view') throw new Error('element of no array');
  return { op: 'element', array, index, type: array.type.element, place: here };
};
export const length = (array: Expression): Expression => ({ op: 'length', array, type: exact, place: here });

const isBig = (e: Expression) => (e.type.kind === 'exact' && e.type.bigint) || (e.type.kind === 'integer' && e.type.bits === 64);
export const arithmetic = (operator: Arithmetic['operator'], left: Expression, right: Expression): Expression => {
  const type: Type = left.type.kind === 'float' ? left.type : { kind: 'exact', bigint: isBig(left) };
  return { op: 'arithmetic', operator, left, right, type, place: here };
};
export const bitwise = (operator: Bitwise['operator'], left: Expression, right: Expression, type?: Type): Expression => {
  const bits = isBig(left) ? 64 : 32;
  return {
    op: 'bitwise',
    operator,
    left,
    right,
    type: type ?? { kind: 'integer', bits, signed: operator !== 'shiftRightUnsigned' },
    place: here,
  };
};
export const compare = (operator: Compare['operator'], left: Expression, right: Expression): Expression => ({
  op: 'compare',
  operator,
  left,
  right,
  type: boolean,
  place: here,
});
export const logical = (operator: 'and' | 'or', left: Expression, right: Expression): Expression => ({
  op: 'logical',
  operator,
  left,
  right,
  type: boolean,
  place: here,
});
export const convert = (mode: Convert['mode'], type: Type, value: Expression): Expression => ({
  op: 'convert',
  mode,
  type,
  value,
  place: here,
});
export const intrinsic = (name: string, type: Type, ...operands: Expression[]): Expression => ({
  op: 'intrinsic',
  name,
  operands,
  type,
  place: here,
});
export const unary = (operator: 'neg' | 'not' | 'bitNot', operand: Expression): Expression => {
  const type: Type =
    operator === 'not'
      ? boolean
      : operator === 'bitNot'
        ? isBig(operand)
          ? operand.type
          : i32
        : operand.type.kind === 'float'
          ? operand.type
          : { kind: 'exact', bigint: isBig(operand) };
  return { op: 'unary', operator, operand, type, place: here };
};
export const conditional = (condition: Expression, whenTrue: Expression, whenFalse: Expression): Expression => ({
  op: 'conditional',
  condition,
  whenTrue,
  whenFalse,
  type: sameType(whenTrue.type, whenFalse.type) ? whenTrue.type : { kind: 'exact', bigint: isBig(whenTrue) },
  place: here,
});

export const declare = (id: string, value?: Expression): Statement => ({
  op: 'declare',
  local: id,
  ...(value ? { value } : {}),
  place: here,
});
export const assign = (target: PlaceExpression, value: Expression): Statement => ({ op: 'assign', target, value, place: here });
export const print = (...parts: (string | Expression)[]): Statement => ({ op: 'print', parts, place: here });
export const call = (name: string, values: Expression[], result?: string): Statement => ({
  op: 'call',
  function: name,
  arguments: values,
  ...(result === undefined ? {} : { result }),
  place: here,
});
export const giveBack = (value?: Expression): Statement => ({ op: 'return', ...(value ? { value } : {}), place: here });
export const when = (condition: Expression, then: Statement[], otherwise: Statement[] = []): Statement => ({
  op: 'if',
  condition,
  then,
  else: otherwise,
  place: here,
});
let labels = 0;
export const loop = (parts: Partial<Statement & { op: 'loop' }> & { condition: Expression }): Statement => ({
  op: 'loop',
  label: `loop${++labels}`,
  test: 'before',
  conditionSetup: [],
  body: [],
  update: [],
  trapAtBound: false,
  place: here,
  ...parts,
});
/** `for (let id = from; id < to; id++)`: declaration and loop. */
export const count = (id: string, from: Expression, to: Expression, body: Statement[], type: Type = i32): Statement[] => [
  declare(id, from),
  loop({
    condition: compare('lt', local(id, type), to),
    body,
    update: [assign(local(id, type), convert('check', type, arithmetic('add', local(id, type), whole(1))))],
  }),
];

export const variable = (id: string, type: Type = i32, options: Partial<Local> = {}): Local => ({
  id,
  name: id,
  type,
  place: here,
  constant: false,
  temporary: false,
  ...options,
});
export const declareFunction = (id: string, parts: Partial<FunctionDeclaration> & { body: Statement[] }): FunctionDeclaration => ({
  id,
  name: id,
  parameters: [],
  locals: [],
  result: nothing,
  place: here,
  ...parts,
});
export const program = (parts: Partial<Program>): Program => ({
  task: 'test',
  sources: [here.file],
  enums: [],
  structs: [],
  globals: [],
  functions: [],
  endpoints: [],
  ...parts,
});
