/** The type of an initialiser that has no annotation: of literals from their parts, of all else from the value. */
import { ts } from 'ts-morph';
import { type ArrayType, type Expression, i32, type StructType, type Type, u32 } from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { bare, propertyParts } from './aggregates.ts';
import { classOfNew, isClassNew } from './classes.ts';
import { constantLength } from './constants.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { commonClass } from './inheritance.ts';
import { isNullLiteral } from './nullables.ts';
import { greater, lesser, storageType } from './ranges.ts';
import { literalLength, spreadTypes } from './spread.ts';
import { structOfFields } from './structs.ts';
import { structOfTuple } from './tuples.ts';
import { arrayShape, shownType, typedArrayElements, typeOf } from './types.ts';
import { refuseSyntax } from './unsupported.ts';

type Shape =
  | { kind: 'whole'; low: bigint; high: bigint; node: ts.Node }
  | { kind: 'type'; type: Type }
  | { kind: 'struct'; fields: Map<string, Shape>; node: ts.Node }
  | { kind: 'array'; element: Shape; length: number; node: ts.Node }
  | { kind: 'tuple'; members: Shape[]; node: ts.Node };

export function typedArrayName(node: ts.NewExpression | ts.CallExpression): string {
  const callee = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : node.expression;
  return callee.getText();
}

/** What `node` would be, lowered on its own: nothing of it stays. */
export function inferType(fn: FunctionContext, node: ts.Expression): Type {
  return settle(fn, shapeOf(fn, node));
}

function shapeOf(fn: FunctionContext, given: ts.Expression): Shape {
  const annotated = satisfiedType(given);
  if (annotated) {
    const type = fn.task.checker.getTypeFromTypeNode(annotated);
    const array = arrayShape(fn.task, type, annotated, fn.environment);
    const inner = bare(given);
    if (array && array.length === undefined && ts.isArrayLiteralExpression(inner)) {
      return { kind: 'type', type: { kind: 'array', element: array.element, length: literalLength(fn, inner), wraps: false } };
    }
    return { kind: 'type', type: typeOf(fn.task, type, annotated, fn.environment) };
  }
  const node = bare(given);
  if (ts.isObjectLiteralExpression(node)) return objectShape(fn, node);
  if (ts.isArrayLiteralExpression(node)) return arrayLiteralShape(fn, node);
  if (ts.isNewExpression(node)) return { kind: 'type', type: newType(fn, node) };
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    if (node.expression.name.text === 'of' && node.expression.expression.getText() in typedArrayElements) {
      return { kind: 'type', type: typedArray(fn, node, node.arguments.length) };
    }
    if (node.expression.name.text === 'fill') return shapeOf(fn, node.expression.expression);
  }
  return valueShape(fn, node);
}

/** The T of `… satisfies T`. */
function satisfiedType(node: ts.Expression): ts.TypeNode | null {
  if (ts.isSatisfiesExpression(node)) return node.type;
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node)) return satisfiedType(node.expression);
  return null;
}

function valueShape(fn: FunctionContext, node: ts.Expression): Shape {
  const value: Expression = lower(fn.aside(), node);
  if (value.op === 'constant' && value.type.kind === 'exact' && !value.type.bigint) {
    return { kind: 'whole', low: value.value as bigint, high: value.value as bigint, node };
  }
  if (isNullLiteral(value)) fn.refuse(node, 'BH1015', 'null alone does not say of what type', 'annotate the variable: `T | null`');
  const type = storageType(value);
  if (type === null) fn.refuse(node, 'BH1038', 'the number is too big for 64 bits');
  return { kind: 'type', type };
}

function objectShape(fn: FunctionContext, node: ts.ObjectLiteralExpression): Shape {
  const first = node.properties[0];
  if (first && ts.isSpreadAssignment(first)) {
    const base = settle(fn, shapeOf(fn, first.expression));
    if (base.kind === 'struct') return { kind: 'type', type: base };
  }
  const fields = new Map<string, Shape>();
  for (const property of node.properties) {
    const { name, value } = propertyParts(fn, property);
    fields.set(name, shapeOf(fn, value));
  }
  return { kind: 'struct', fields, node };
}

function arrayLiteralShape(fn: FunctionContext, node: ts.ArrayLiteralExpression): Shape {
  if (node.elements.length === 0)
    fn.refuse(node, 'BH1046', 'an array without elements has no length to grow from', 'write `new Uint8Array(64)` or all elements');
  const items = node.elements.flatMap((each): { shape: Shape; node: ts.Node }[] => {
    if (ts.isOmittedExpression(each)) return refuseSyntax(fn.task, each);
    if (!ts.isSpreadElement(each)) return [{ shape: shapeOf(fn, each), node: each }];
    return spreadTypes(fn, each).map((type) => ({ shape: { kind: 'type', type }, node: each }));
  });
  let element = items[0]!.shape;
  for (const item of items.slice(1)) {
    const joined = join(fn, element, item.shape);
    if (joined.kind !== 'misfit') {
      element = joined;
      continue;
    }
    // TypeScript sees a tuple: where its members have no type in common, each has its own.
    if (isConstAsserted(node)) return { kind: 'tuple', members: items.map(({ shape }) => shape), node };
    fn.refuse(item.node, 'BH1047', joined.message, joined.hint);
  }
  return { kind: 'array', element, length: items.length, node };
}

/** Why two shapes cannot be elements of one array. */
interface Misfit {
  kind: 'misfit';
  message: string;
  hint: string;
}

function join(fn: FunctionContext, a: Shape, b: Shape): Shape | Misfit {
  if (a.kind === 'whole' && b.kind === 'whole')
    return { kind: 'whole', node: b.node, low: lesser(a.low, b.low), high: greater(a.high, b.high) };
  const isNumber = (shape: Shape) => shape.kind === 'type' && (shape.type.kind === 'integer' || shape.type.kind === 'float');
  if (a.kind === 'whole' && isNumber(b)) return b;
  if (b.kind === 'whole' && isNumber(a)) return a;
  if (a.kind === 'type' && b.kind === 'type' && sameType(a.type, b.type)) return a;
  const family = a.kind === 'type' && b.kind === 'type' ? commonClass(fn.task, a.type, b.type) : null;
  if (family) return { kind: 'type', type: family };
  if (a.kind === 'array' && b.kind === 'array' && a.length === b.length) {
    const element = join(fn, a.element, b.element);
    return element.kind === 'misfit' ? element : { ...a, element };
  }
  if (a.kind === 'tuple' && b.kind === 'tuple' && a.members.length === b.members.length) {
    const members: Shape[] = [];
    for (const [index, shape] of a.members.entries()) {
      const member = join(fn, shape, b.members[index]!);
      if (member.kind === 'misfit') return member;
      members.push(member);
    }
    return { ...a, members };
  }
  if (a.kind === 'struct' && b.kind === 'struct' && a.fields.size === b.fields.size) {
    const fields = new Map<string, Shape>();
    for (const [name, shape] of a.fields) {
      const other = b.fields.get(name);
      if (!other)
        return {
          kind: 'misfit',
          message: `this element has no field '${name}', the first has one`,
          hint: 'give all elements the same fields',
        };
      const field = join(fn, shape, other);
      if (field.kind === 'misfit') return field;
      fields.set(name, field);
    }
    return { ...a, fields };
  }
  return {
    kind: 'misfit',
    message: `elements of one array are ${shown(fn, a)} and ${shown(fn, b)}`,
    hint: 'give all elements one type; or annotate the type: `const pair: [u8, boolean] = …`',
  };
}

function shown(fn: FunctionContext, shape: Shape): string {
  if (shape.kind === 'type') return shownType(fn.task, shape.type);
  if (shape.kind === 'whole') return 'a number';
  return shape.kind === 'struct' ? 'an object' : shape.kind === 'tuple' ? 'a tuple' : 'an array';
}

function settle(fn: FunctionContext, shape: Shape): Type {
  switch (shape.kind) {
    case 'type':
      return shape.type;
    case 'whole': {
      if (shape.low >= -(2n ** 31n) && shape.high < 2n ** 31n) return i32;
      // Tables `as const` have the literals' own types: what holds them all.
      if (shape.low >= 0n && shape.high < 2n ** 32n && isConstAsserted(shape.node)) return u32;
      return fn.refuse(
        shape.node,
        'BH1038',
        'these numbers do not fit i32, which numbers without annotation are',
        'annotate the type: `readonly u32[]`',
      );
    }
    case 'array':
      return { kind: 'array', element: settle(fn, shape.element), length: shape.length, wraps: false } satisfies ArrayType;
    case 'tuple':
      return structOfTuple(
        fn.task,
        shape.members.map((each) => settle(fn, each)),
        shape.node,
      );
    case 'struct': {
      const fields = [...shape.fields].map(([name, field]) => ({ name, type: settle(fn, field) }));
      const bad = fields.find((field) => field.type.kind === 'view');
      if (bad) fn.refuse(shape.node, 'BH1052', `'${bad.name}' would keep a reference`);
      return structOfFields(fn.task, fields, nameFor(shape.node), shape.node) satisfies StructType;
    }
  }
}

function isConstAsserted(node: ts.Node): boolean {
  let { parent } = node;
  while (parent && (ts.isExpression(parent) || ts.isPropertyAssignment(parent))) {
    if (ts.isAsExpression(parent)) return ts.isConstTypeReference(parent.type);
    parent = parent.parent;
  }
  return false;
}

/** A literal's struct is named after the variable it is for. */
function nameFor(node: ts.Node): string {
  let parent = node.parent;
  while (parent && !ts.isVariableDeclaration(parent) && ts.isExpression(parent)) parent = parent.parent;
  return parent && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? `${parent.name.text}_object` : 'object';
}

function typedArray(fn: FunctionContext, node: ts.NewExpression | ts.CallExpression, length: number): ArrayType {
  const element = typedArrayElements[typedArrayName(node)]!;
  if (length === 0) fn.refuse(node, 'BH1046', 'an array without elements holds nothing');
  return { kind: 'array', element, length, wraps: true };
}

const heapHints: Readonly<Record<string, string>> = {
  Array: 'write an array literal, or FixedArray<T, N>',
  Map: 'use a constant table and search it',
  Set: 'use an array of booleans or a bit mask',
  Date: 'use now()',
  Promise: 'keep the state in a variable and look again in the next scan',
};

/** The type of `new X(…)`. */
function newType(fn: FunctionContext, node: ts.NewExpression): Type {
  const name = node.expression.getText();
  if (isClassNew(node)) return classOfNew(fn, node).type;
  const argument = node.arguments?.[0];
  if (!argument) fn.refuse(node, 'BH1046', `${name} needs a length`);
  const literal = bare(argument);
  if (ts.isArrayLiteralExpression(literal)) return typedArray(fn, node, literal.elements.length);
  return typedArray(fn, node, constantLength(fn, argument, node, name));
}

/** Refuses `new` of what is neither a class of the program nor a typed array. */
export function refuseNew(fn: FunctionContext, node: ts.NewExpression): never {
  const name = node.expression.getText();
  if (name === 'Function') fn.refuse(node, 'BH1024', '`new Function` makes code out of a string');
  if (name === 'RegExp') fn.refuse(node, 'BH1022', 'regular expressions need a heap and have no bound on their time');
  if (name === 'Error') fn.refuse(node, 'BH1059', 'an Error is only there to be thrown');
  fn.refuse(node, 'BH1021', `\`new ${name}\` needs a heap`, heapHints[name]);
}
