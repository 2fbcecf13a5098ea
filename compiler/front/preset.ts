/**
 * Objects whose constructors set them to values known at build time begin with these values, as variables in C do: the statements at the beginning of the module-level
 * code that only store constants are carried out here, and go. The first one that does anything else, or might trap, ends it.
 */
import type { Expression, FunctionDeclaration, GlobalVariable, Statement, StructDeclaration, Type } from '../ir/types.ts';
import { integerBounds, isWhole } from '../ir/typing.ts';
import { zeroOf } from './zero.ts';

/** A part of a global. */
interface Part {
  global: string;
  steps: (string | number)[];
}
type Known = Expression | Part;
type Locals = Map<string, Known>;

/** Statements that are looked into, one within the other. */
const deepest = 8;
/** An array that is longer is not spelled out. */
const longest = 256;

class Unknown extends Error {}

class Presetter {
  values = new Map<string, Expression>();
  private readonly globals: ReadonlyMap<string, GlobalVariable>;
  private readonly functions: ReadonlyMap<string, FunctionDeclaration>;
  private readonly structs: ReadonlyMap<string, StructDeclaration>;

  constructor(globals: readonly GlobalVariable[], functions: readonly FunctionDeclaration[], structs: readonly StructDeclaration[]) {
    this.globals = new Map(globals.map((each) => [each.id, each]));
    this.functions = new Map(functions.map((each) => [each.id, each]));
    this.structs = new Map(structs.map((each) => [each.id, each]));
  }

  /** Carries out a statement; false, and nothing is changed, when that takes a run. */
  carryOut(s: Statement, locals: Locals): boolean {
    const before = new Map(this.values);
    try {
      this.statement(s, locals, 0);
      return true;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      this.values = before;
      return false;
    }
  }

  private statement(s: Statement, locals: Locals, depth: number): void {
    if (s.op === 'declare' && s.value) locals.set(s.local, this.known(s.value, locals));
    else if (s.op === 'assign') {
      const value = this.known(s.value, locals);
      if (s.target.op === 'local') locals.set(s.target.id, value);
      else if ('global' in value) throw new Unknown();
      else this.set(this.partOf(s.target, locals), value);
    } else if (s.op === 'block') for (const each of s.body) this.statement(each, locals, depth);
    else if (s.op === 'call' && s.result === undefined && depth < deepest) {
      const callee = this.functions.get(s.function);
      if (!callee || callee.frame !== undefined) throw new Unknown();
      const given = s.arguments.map((value) => this.known(value, locals));
      const own: Locals = new Map(callee.parameters.map((id, index) => [id, given[index]!]));
      for (const each of callee.body) this.statement(each, own, depth + 1);
    } else throw new Unknown();
  }

  private partOf(e: Expression, locals: Locals): Part {
    switch (e.op) {
      case 'global':
        return { global: e.id, steps: [] };
      case 'field': {
        const { global, steps } = this.partOf(e.object, locals);
        return { global, steps: [...steps, e.field] };
      }
      case 'element': {
        const { global, steps } = this.partOf(e.array, locals);
        const index = this.known(e.index, locals);
        const inside =
          'op' in index && index.op === 'constant' && e.array.type.kind === 'array' && Number(index.value) < e.array.type.length;
        if (!inside || Number(index.value) < 0) throw new Unknown();
        return { global, steps: [...steps, Number(index.value)] };
      }
      case 'dereference': {
        const to = this.known(e.value, locals);
        if (!('global' in to)) throw new Unknown();
        return to;
      }
      default:
        throw new Unknown();
    }
  }

  private known(e: Expression, locals: Locals): Known {
    switch (e.op) {
      case 'constant':
        return e;
      case 'zero':
        return isAggregate(e.type) ? e : scalarZero(e);
      case 'local': {
        const value = locals.get(e.id);
        if (!value) throw new Unknown();
        return value;
      }
      case 'reference':
        return this.partOf(e.target, locals);
      case 'global':
      case 'field':
      case 'element':
        return this.read(this.partOf(e, locals));
      case 'convert':
      case 'arithmetic':
        return this.computed(e, locals);
      default:
        throw new Unknown();
    }
  }

  private number(e: Expression, locals: Locals): bigint | number {
    const value = this.known(e, locals);
    if (!('op' in value) || value.op !== 'constant' || (typeof value.value !== 'bigint' && typeof value.value !== 'number'))
      throw new Unknown();
    return value.value;
  }

  /** Only what every processor computes alike. */
  private computed(e: Expression & { op: 'convert' | 'arithmetic' }, locals: Locals): Expression {
    const { type, place } = e;
    const constant = (value: bigint | number): Expression => ({ op: 'constant', type, place, value });
    if (e.op === 'convert') {
      const value = this.number(e.value, locals);
      if (type.kind === 'float') return constant(type.bits === 32 ? Math.fround(Number(value)) : Number(value));
      if (typeof value !== 'bigint' || (e.mode !== 'widen' && e.mode !== 'check')) throw new Unknown();
      const bounds = type.kind === 'integer' ? integerBounds(type) : null;
      if (bounds && (value < bounds.low || value > bounds.high)) throw new Unknown();
      return constant(value);
    }
    const [a, b] = [this.number(e.left, locals), this.number(e.right, locals)];
    if (typeof a === 'number' && typeof b === 'number' && type.kind === 'float') {
      const exact = { add: a + b, sub: a - b, mul: a * b, div: a / b }[e.operator as 'div'];
      if (exact === undefined || !Number.isFinite(exact)) throw new Unknown();
      return constant(type.bits === 32 ? Math.fround(exact) : exact);
    }
    if (typeof a !== 'bigint' || typeof b !== 'bigint' || !isWhole(type)) throw new Unknown();
    const exact = { add: a + b, sub: a - b, mul: a * b }[e.operator as 'mul'];
    if (exact === undefined || exact > 2n ** 53n || exact < -(2n ** 53n)) throw new Unknown();
    return constant(exact);
  }

  private rootOf(id: string): Expression {
    const global = this.globals.get(id);
    if (!global || global.constant) throw new Unknown();
    return this.values.get(id) ?? global.value ?? { op: 'zero', type: global.type, place: global.place };
  }

  private read({ global, steps }: Part): Expression {
    let value = this.rootOf(global);
    for (const step of steps) value = this.child(this.spelled(value), step);
    if (value.op === 'zero' && !isAggregate(value.type)) return scalarZero(value);
    if (value.op !== 'constant') throw new Unknown();
    return value;
  }

  private set({ global, steps }: Part, value: Expression): void {
    const replaced = (at: Expression, rest: (string | number)[]): Expression => {
      const [step, ...further] = rest;
      if (step === undefined) return value;
      const whole = this.spelled(at);
      const child = replaced(this.child(whole, step), further);
      if (whole.op === 'struct')
        return { ...whole, fields: whole.fields.map((each) => (each.name === step ? { ...each, value: child } : each)) };
      return { ...whole, elements: whole.elements.map((each, index) => (index === step ? child : each)) };
    };
    this.values.set(global, replaced(this.rootOf(global), steps));
  }

  private child(whole: Expression & { op: 'struct' | 'array' }, step: string | number): Expression {
    const child = whole.op === 'struct' ? whole.fields.find(({ name }) => name === step)?.value : whole.elements[Number(step)];
    if (!child) throw new Unknown();
    return child;
  }

  /** An aggregate with a value for each part. */
  private spelled(e: Expression): Expression & { op: 'struct' | 'array' } {
    if (e.op === 'struct' || e.op === 'array') return e;
    if (e.op !== 'zero') throw new Unknown();
    const { type, place } = e;
    if (type.kind === 'array') {
      if (type.length > longest) throw new Unknown();
      return { op: 'array', type, place, elements: Array.from({ length: type.length }, () => zeroOf(type.element, place)) };
    }
    const struct = type.kind === 'struct' ? this.structs.get(type.id) : undefined;
    // Objects of a family of classes lie one over the other.
    if (!struct || struct.base !== undefined || struct.derived || !['object', 'class'].includes(struct.kind)) throw new Unknown();
    // What has no value that C knows: references.
    if (struct.fields.some((field) => !isPlain(field.type))) throw new Unknown();
    return { op: 'struct', type, place, fields: struct.fields.map((field) => ({ name: field.name, value: zeroOf(field.type, place) })) };
  }
}

const isAggregate = (type: Type): boolean => type.kind === 'struct' || type.kind === 'array';
const isPlain = (type: Type): boolean => isAggregate(type) || ['integer', 'float', 'boolean', 'enum'].includes(type.kind);

function scalarZero(e: Expression): Expression {
  if (!isPlain(e.type) || isAggregate(e.type)) throw new Unknown();
  return zeroOf(e.type, e.place);
}

/** Takes the statements that only store constants out of `initialiser`; gives the globals that got values by it. */
export function presetGlobals(
  initialiser: FunctionDeclaration,
  parts: { globals: readonly GlobalVariable[]; functions: readonly FunctionDeclaration[]; structs: readonly StructDeclaration[] },
): Set<string> {
  const presetter = new Presetter(parts.globals, parts.functions, parts.structs);
  const locals: Locals = new Map();
  let done = 0;
  // A temporary stays known to what comes after it, so it must be known there too, or all of them stay.
  while (done < initialiser.body.length) {
    const s = initialiser.body[done]!;
    if (s.op === 'declare' || (s.op === 'assign' && s.target.op === 'local') || !presetter.carryOut(s, locals)) break;
    done++;
  }
  initialiser.body.splice(0, done);
  for (const [id, value] of presetter.values) {
    const global = parts.globals.find((each) => each.id === id);
    if (global) global.value = value;
  }
  return new Set(presetter.values.keys());
}
