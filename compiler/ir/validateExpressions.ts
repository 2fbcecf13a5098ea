/** The typing rules of expressions, as `types.ts` states them. */

import type { Convert, Expression, Intrinsic, Local, Type } from './types.ts';
import {
  type Declarations,
  elementOf,
  integerBounds,
  isAggregate,
  isBigint,
  isNullable,
  isPlace,
  isWhole,
  sameType,
  typeText,
} from './typing.ts';

/** What an expression may name, and where problems go. */
export interface Scope {
  declarations: Declarations;
  /** Locals that are alive here. */
  visible: ReadonlyMap<string, Local>;
  report(problem: string, at: Expression): undefined;
}

const floatIntrinsics1 = ['sqrt', 'fabs', 'ffloor', 'fceil', 'ftrunc', 'fround_half_up', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan'];
floatIntrinsics1.push('exp', 'log', 'log2', 'log10', 'cbrt');
const floatIntrinsics2 = ['atan2', 'pow', 'hypot'];

/** Reports what is wrong with `e` and its parts. `aggregate`: a struct, array, zero or copy may stand here. */
export function validateExpression(e: Expression, scope: Scope, aggregate = false): undefined {
  const say = (problem: string) => scope.report(problem, e);
  const want = (condition: boolean, problem: string): undefined => (condition ? undefined : say(problem));
  const check = (part: Expression, nested = false): undefined => validateExpression(part, scope, nested);
  const has = (type: Type): undefined => want(sameType(e.type, type), `has type ${typeText(e.type)}, must have ${typeText(type)}`);

  switch (e.op) {
    case 'constant':
      return validateConstant(e.value, e.type, scope, say);
    case 'local': {
      const local = scope.visible.get(e.id);
      if (!local) return say(`local '${e.id}' is used before it is declared`);
      return has(local.type);
    }
    case 'global': {
      const global = scope.declarations.globals.get(e.id);
      if (!global) return say(`global '${e.id}' does not exist`);
      return has(global.type);
    }
    case 'field': {
      check(e.object);
      want(isPlace(e.object), 'a field needs a place');
      if (e.object.type.kind !== 'struct') return say(`a field of ${typeText(e.object.type)}`);
      const type = scope.declarations.fieldType(e.object.type.id, e.field);
      if (!type) return say(`struct '${e.object.type.id}' has no field '${e.field}'`);
      return has(type);
    }
    case 'element': {
      check(e.array);
      check(e.index);
      want(isWhole(e.index.type), `an index of type ${typeText(e.index.type)}`);
      const array = e.array.type.kind === 'reference' ? undefined : elementOf(e.array.type);
      if (!array) return say(`an element of ${typeText(e.array.type)}`);
      want(e.array.type.kind === 'view' || isPlace(e.array), 'an element needs a place of array type');
      return has(array.element);
    }
    case 'dereference':
      check(e.value);
      if (e.value.type.kind !== 'reference') return say(`dereference of ${typeText(e.value.type)}`);
      return has(e.value.type.to);
    case 'point':
      want(Number.isInteger(e.index) && e.index >= 0, 'a point needs an index');
      return want(e.type.kind === 'boolean' || (e.type.kind === 'integer' && e.type.bits <= 32), `a point of type ${typeText(e.type)}`);
    case 'reference':
      check(e.target);
      want(isPlace(e.target), 'a reference to what is not a place');
      if (e.target.type.kind !== 'struct' && e.target.type.kind !== 'array') return say(`a reference to ${typeText(e.target.type)}`);
      return has({ kind: 'reference', to: e.target.type });
    case 'view': {
      check(e.target);
      for (const bound of [e.start, e.end]) {
        if (!bound) continue;
        check(bound);
        want(isWhole(bound.type), `a bound of type ${typeText(bound.type)}`);
      }
      const array = elementOf(e.target.type);
      if (!array) return say(`a view of ${typeText(e.target.type)}`);
      if (e.type.kind !== 'view') return say(`a view has type ${typeText(e.type)}`);
      if (e.target.type.kind === 'view' && e.target.type.readonly) want(e.type.readonly, 'a writable view of a read-only one');
      return has({ kind: 'view', element: array.element, wraps: array.wraps, readonly: e.type.readonly });
    }
    case 'length':
      check(e.array);
      want(elementOf(e.array.type) !== undefined, `the length of ${typeText(e.array.type)}`);
      return want(e.type.kind === 'exact', 'a length is exact');
    case 'unary':
      check(e.operand);
      if (e.operator === 'not') {
        want(e.operand.type.kind === 'boolean', `! of ${typeText(e.operand.type)}`);
        return has({ kind: 'boolean' });
      }
      if (e.operator === 'bitNot') {
        want(isWhole(e.operand.type), `~ of ${typeText(e.operand.type)}`);
        if (isBigint(e.operand.type)) return want(e.type.kind === 'integer' && e.type.bits === 64, '~ of a bigint is i64');
        return has({ kind: 'integer', bits: 32, signed: true });
      }
      if (e.operand.type.kind === 'float') return has(e.operand.type);
      want(isWhole(e.operand.type), `- of ${typeText(e.operand.type)}`);
      return want(e.type.kind === 'exact' && e.type.bigint === isBigint(e.operand.type), 'a negation is exact');
    case 'arithmetic': {
      check(e.left);
      check(e.right);
      const [left, right] = [e.left.type, e.right.type];
      if (left.kind === 'float' || e.operator === 'div') {
        want(left.kind === 'float' && sameType(left, right), `${e.operator} of ${typeText(left)} and ${typeText(right)}`);
        want(['add', 'sub', 'mul', 'div', 'rem'].includes(e.operator), `${e.operator} of floats`);
        return has(left);
      }
      want(isWhole(left) && isWhole(right), `${e.operator} of ${typeText(left)} and ${typeText(right)}`);
      want(isBigint(left) === isBigint(right), `${e.operator} mixes number and bigint`);
      return want(e.type.kind === 'exact' && e.type.bigint === isBigint(left), `${e.operator} is exact, not ${typeText(e.type)}`);
    }
    case 'bitwise': {
      check(e.left);
      check(e.right);
      want(isWhole(e.left.type) && isWhole(e.right.type), `${e.operator} of ${typeText(e.left.type)} and ${typeText(e.right.type)}`);
      want(isBigint(e.left.type) === isBigint(e.right.type), `${e.operator} mixes number and bigint`);
      if (isBigint(e.left.type)) {
        want(e.operator !== 'shiftRightUnsigned', '>>> of a bigint');
        return want(e.type.kind === 'integer' && e.type.bits === 64, `${e.operator} of bigints is i64 or u64`);
      }
      return has({ kind: 'integer', bits: 32, signed: e.operator !== 'shiftRightUnsigned' });
    }
    case 'compare': {
      check(e.left);
      check(e.right);
      has({ kind: 'boolean' });
      const [left, right] = [e.left.type, e.right.type];
      if (isWhole(left) && isWhole(right)) return;
      if (left.kind === 'float') return want(sameType(left, right), `compares ${typeText(left)} and ${typeText(right)}`);
      const isPointer = left.kind === 'nullable' && left.of.kind === 'reference';
      want(isPointer || ['boolean', 'enum', 'reference'].includes(left.kind), `compares ${typeText(left)}`);
      want(sameType(left, right), `compares ${typeText(left)} and ${typeText(right)}`);
      return want(e.operator === 'eq' || e.operator === 'ne', `${e.operator} of ${typeText(left)}`);
    }
    case 'logical':
      check(e.left);
      check(e.right);
      want(e.left.type.kind === 'boolean' && e.right.type.kind === 'boolean', `${e.operator} needs booleans`);
      return has({ kind: 'boolean' });
    case 'conditional':
      check(e.condition);
      check(e.whenTrue);
      check(e.whenFalse);
      want(e.condition.type.kind === 'boolean', `a condition of type ${typeText(e.condition.type)}`);
      want(!isAggregate(e.type), 'a conditional of an aggregate');
      for (const part of [e.whenTrue, e.whenFalse]) {
        const mixes = e.type.kind === 'exact' && isWhole(part.type) && isBigint(part.type) === e.type.bigint;
        want(mixes || sameType(part.type, e.type), `a branch of type ${typeText(part.type)}, must be ${typeText(e.type)}`);
      }
      return;
    case 'convert':
      check(e.value);
      return validateConvert(e, say, scope.declarations);
    case 'intrinsic':
      for (const operand of e.operands) check(operand);
      return validateIntrinsic(e, say);
    case 'as': {
      check(e.value);
      const classes = [e.value.type, e.type].map((type) =>
        type.kind === 'reference' && type.to.kind === 'struct' ? type.to.id : undefined,
      );
      const families = classes.map((id) => (id === undefined ? undefined : (scope.declarations.structs.get(id)?.base ?? id)));
      return want(families[0] !== undefined && families[0] === families[1], `${typeText(e.value.type)} as ${typeText(e.type)}`);
    }
    case 'some':
      check(e.value);
      return want(
        e.type.kind === 'nullable' && isNullable(e.value.type) && sameType(e.type.of, e.value.type),
        `${typeText(e.value.type)} as ${typeText(e.type)}`,
      );
    case 'present':
      check(e.value);
      want(e.value.type.kind === 'nullable', `${typeText(e.value.type)} is never null`);
      return has({ kind: 'boolean' });
    case 'unwrap':
      check(e.value);
      if (e.value.type.kind !== 'nullable') return say(`${typeText(e.value.type)} is never null`);
      return has(e.value.type.of);
    case 'now':
    case 'bits':
      return has({ kind: 'integer', bits: 32, signed: false });
    case 'struct': {
      want(aggregate, 'a struct value may not stand here');
      if (e.type.kind !== 'struct') return say(`a struct value of type ${typeText(e.type)}`);
      const declaration = scope.declarations.structs.get(e.type.id);
      if (!declaration) return say(`struct '${e.type.id}' does not exist`);
      for (const field of e.fields) {
        check(field.value, true);
        const type = declaration.fields.find((each) => each.name === field.name)?.type;
        if (!type) say(`struct '${e.type.id}' has no field '${field.name}'`);
        else want(sameType(field.value.type, type), `field '${field.name}' gets ${typeText(field.value.type)}, is ${typeText(type)}`);
      }
      const names = new Set(e.fields.map((field) => field.name));
      return want(names.size === e.fields.length && names.size === declaration.fields.length, 'a struct value names each field once');
    }
    case 'array':
      want(aggregate, 'an array value may not stand here');
      if (e.type.kind !== 'array') return say(`an array value of type ${typeText(e.type)}`);
      want(e.elements.length === e.type.length, `${e.elements.length} elements for ${typeText(e.type)}`);
      for (const element of e.elements) {
        check(element, true);
        want(sameType(element.type, e.type.element), `element of type ${typeText(element.type)} in ${typeText(e.type)}`);
      }
      return;
    case 'zero':
      want(aggregate || !isAggregate(e.type), 'a zero aggregate may not stand here');
      return want(
        ['struct', 'array', 'integer', 'float', 'boolean', 'enum', 'nullable'].includes(e.type.kind),
        `a zero ${typeText(e.type)}`,
      );
    case 'copy':
      want(aggregate, 'a copy may not stand here');
      check(e.from);
      want(isPlace(e.from), 'a copy of what is not a place');
      want(isAggregate(e.type), `a copy of ${typeText(e.type)}`);
      return has(e.from.type);
  }
}

function validateConstant(value: unknown, type: Type, scope: Scope, say: (problem: string) => undefined): undefined {
  const bad = () => say(`constant ${String(value)} of type ${typeText(type)}`);
  switch (type.kind) {
    case 'integer': {
      if (typeof value !== 'bigint') return bad();
      const { low, high } = integerBounds(type);
      return value < low || value > high ? bad() : undefined;
    }
    case 'exact':
      return typeof value === 'bigint' ? undefined : bad();
    case 'float':
      if (typeof value !== 'number') return bad();
      return type.bits === 32 && !Object.is(Math.fround(value), value) ? bad() : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : bad();
    case 'string':
      if (typeof value !== 'string') return bad();
      return value.includes('\0') ? say('a string with a NUL character') : undefined;
    case 'enum': {
      const members = scope.declarations.enums.get(type.id)?.members.length ?? 0;
      const index = typeof value === 'bigint' ? Number(value) : value;
      return typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < members ? undefined : bad();
    }
    default:
      return bad();
  }
}

function validateConvert(e: Convert, say: (problem: string) => undefined, declarations: Declarations): undefined {
  const [from, to] = [e.value.type, e.type];
  const bad = () => say(`convert ${e.mode} from ${typeText(from)} to ${typeText(to)}`);
  const numeric = isWhole(from) || from.kind === 'boolean';
  switch (e.mode) {
    case 'widen':
      return canWiden(from, to, declarations) ? undefined : bad();
    case 'check':
      return to.kind === 'integer' && (numeric || from.kind === 'float') ? undefined : bad();
    case 'wrap':
      return to.kind === 'integer' && (numeric || (from.kind === 'float' && to.bits < 64)) ? undefined : bad();
    case 'clamp':
      return to.kind === 'integer' && isWhole(from) ? undefined : bad();
    case 'float':
      return to.kind === 'float' && (numeric || from.kind === 'float') ? undefined : bad();
    default:
      return to.kind === 'integer' && from.kind === 'float' ? undefined : bad();
  }
}

function canWiden(from: Type, to: Type, declarations: Declarations): boolean {
  if (to.kind === 'exact') return (isWhole(from) && isBigint(from) === to.bigint) || (from.kind === 'boolean' && !to.bigint);
  if (to.kind === 'integer') {
    if (from.kind === 'boolean') return true;
    const bounds = integerBounds(to);
    if (from.kind === 'enum') {
      const declaration = declarations.enums.get(from.id);
      return declaration?.kind === 'numeric' && declaration.members.every(({ value }) => value >= bounds.low && value <= bounds.high);
    }
    if (from.kind !== 'integer') return false;
    const inner = integerBounds(from);
    return inner.low >= bounds.low && inner.high <= bounds.high;
  }
  if (to.kind === 'float') {
    if (from.kind === 'float') return from.bits <= to.bits;
    return from.kind === 'boolean' || (from.kind === 'integer' && from.bits <= (to.bits === 64 ? 32 : 16));
  }
  return false;
}

function validateIntrinsic(e: Intrinsic, say: (problem: string) => undefined): undefined {
  const types = e.operands.map((operand) => operand.type);
  const bad = () => say(`intrinsic ${e.name}(${types.map(typeText).join(', ')}): ${typeText(e.type)}`);
  const first = types[0];
  if (!first) return bad();
  const floats = first.kind === 'float' && types.every((type) => sameType(type, first));
  const wholes = types.every((type) => isWhole(type) && isBigint(type) === isBigint(first));
  const gives = (type: Type) => sameType(e.type, type);
  switch (e.name) {
    case 'abs':
    case 'sign':
      if (types.length !== 1) return bad();
      break;
    case 'min':
    case 'max':
      break;
    case 'imul':
      return types.length === 2 && wholes && gives({ kind: 'integer', bits: 32, signed: true }) ? undefined : bad();
    case 'clz32':
      return types.length === 1 && wholes && e.type.kind === 'exact' ? undefined : bad();
    case 'isNaN':
    case 'isFinite':
      return types.length === 1 && floats && gives({ kind: 'boolean' }) ? undefined : bad();
    default: {
      const count = floatIntrinsics1.includes(e.name) ? 1 : floatIntrinsics2.includes(e.name) ? 2 : 0;
      return count === types.length && floats && gives(first) ? undefined : bad();
    }
  }
  if (floats ? gives(first) : wholes && e.type.kind === 'exact') return;
  bad();
}
