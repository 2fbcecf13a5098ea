/** Runs IR with concrete values, the slow and obvious way, and tells what it sees: the reference that the analyses are compared with. */
import type { Expression, FunctionDeclaration, Loop, Program, Statement, Type } from '../../../../compiler/ir/types.ts';
import { Declarations, integerBounds } from '../../../../compiler/ir/typing.ts';

/** An array: a stretch of cells that views may share. */
interface Elements {
  cells: Value[];
  from: number;
  length: number;
}
interface Fields {
  fields: Map<string, Value>;
}
type Value = bigint | boolean | Elements | Fields;

export class Trapped extends Error {
  readonly at: Expression | null;
  constructor(at: Expression | null) {
    super('trap');
    this.at = at;
  }
}
/** The run takes too long to be of use. */
export class Exhausted extends Error {}

export interface Observer {
  value(e: Expression, value: bigint): void;
  statement(s: Statement): void;
  /** A loop ends after so many turns of its body. */
  turns(loop: Loop, turns: number): void;
}

type Leaving = { op: 'break' | 'continue'; label: string } | { op: 'return'; value: Value | undefined } | null;
const isElements = (value: Value): value is Elements => typeof value === 'object' && 'cells' in value;

export class Machine {
  readonly globals = new Map<string, Value>();
  private readonly declarations: Declarations;
  private readonly observer: Observer;
  private fuel = 20_000;

  constructor(program: Program, observer: Observer) {
    this.declarations = new Declarations(program);
    this.observer = observer;
    for (const { id, type, value } of program.globals) this.globals.set(id, value ? this.evaluate(value, new Map()) : this.zero(type));
  }

  call(id: string, given: Value[]): Value | undefined {
    const declaration = this.declarations.functions.get(id) as FunctionDeclaration;
    const locals = new Map<string, Value>(declaration.parameters.map((name, index) => [name, given[index] as Value]));
    for (const { id: name, type } of declaration.locals) if (!locals.has(name)) locals.set(name, this.zero(type));
    const left = this.list(declaration.body, locals);
    return left?.op === 'return' ? left.value : undefined;
  }

  zero(type: Type): Value {
    if (type.kind === 'array') {
      return { cells: Array.from({ length: type.length }, () => this.zero(type.element)), from: 0, length: type.length };
    }
    if (type.kind === 'struct') {
      const { fields } = this.declarations.structs.get(type.id)!;
      return { fields: new Map(fields.map((field) => [field.name, this.zero(field.type)])) };
    }
    return type.kind === 'boolean' ? false : 0n;
  }

  private list(list: readonly Statement[], locals: Map<string, Value>): Leaving {
    for (const s of list) {
      const left = this.statement(s, locals);
      if (left) return left;
    }
    return null;
  }

  private statement(s: Statement, locals: Map<string, Value>): Leaving {
    if (this.fuel-- <= 0) throw new Exhausted();
    this.observer.statement(s);
    switch (s.op) {
      case 'declare':
        if (s.value) locals.set(s.local, this.evaluate(s.value, locals));
        return null;
      case 'assign': {
        const set = this.place(s.target, locals);
        set(this.evaluate(s.value, locals));
        return null;
      }
      case 'call': {
        const result = this.call(
          s.function,
          s.arguments.map((each) => this.evaluate(each, locals)),
        );
        if (s.result !== undefined && result !== undefined) locals.set(s.result, result);
        return null;
      }
      case 'if':
        return this.list(this.evaluate(s.condition, locals) ? s.then : s.else, locals);
      case 'loop':
        return this.loop(s, locals);
      case 'block':
        return this.list(s.body, locals);
      case 'break':
      case 'continue':
        return { op: s.op, label: s.label };
      case 'return':
        return { op: 'return', value: s.value && this.evaluate(s.value, locals) };
      case 'trap':
        throw new Trapped(null);
      default:
        throw new Error(`no way to run ${s.op}`);
    }
  }

  private loop(s: Loop, locals: Map<string, Value>): Leaving {
    const goesOn = () => this.list(s.conditionSetup, locals) === null && this.evaluate(s.condition, locals) === true;
    let turns = 0;
    const leave = (left: Leaving): Leaving => {
      this.observer.turns(s, turns);
      return left;
    };
    if (s.test === 'before' && !goesOn()) return leave(null);
    do {
      if (s.trapAtBound && turns === s.bound) throw new Trapped(null);
      if (this.fuel-- <= 0) throw new Exhausted();
      turns++;
      const left = this.list(s.body, locals);
      if (left && !(left.op === 'continue' && left.label === s.label)) {
        return leave(left.op === 'break' && left.label === s.label ? null : left);
      }
      this.list(s.update, locals);
    } while (goesOn());
    return leave(null);
  }

  /** How to store into a place. */
  private place(e: Expression, locals: Map<string, Value>): (value: Value) => void {
    switch (e.op) {
      case 'local':
        return (value) => locals.set(e.id, value);
      case 'global':
        return (value) => this.globals.set(e.id, value);
      case 'field': {
        const object = this.evaluate(e.object, locals) as Fields;
        return (value) => object.fields.set(e.field, value);
      }
      case 'element': {
        const array = this.evaluate(e.array, locals) as Elements;
        const index = this.index(e, array, locals);
        return (value) => {
          array.cells[index] = value;
        };
      }
      default:
        throw new Error(`no way to store into ${e.op}`);
    }
  }

  private index(e: Expression & { op: 'element' }, { from, length }: Elements, locals: Map<string, Value>): number {
    const index = Number(this.evaluate(e.index, locals));
    if (index < 0 || index >= length) throw new Trapped(e);
    return from + index;
  }

  private evaluate(e: Expression, locals: Map<string, Value>): Value {
    const value = this.find(e, locals);
    if (typeof value === 'bigint') this.observer.value(e, value);
    return value;
  }

  private find(e: Expression, locals: Map<string, Value>): Value {
    const whole = (part: Expression) => this.evaluate(part, locals) as bigint;
    switch (e.op) {
      case 'constant':
        return e.value as bigint | boolean;
      case 'local':
        return locals.get(e.id) as Value;
      case 'global':
        return this.globals.get(e.id) as Value;
      case 'field':
        return (this.evaluate(e.object, locals) as Fields).fields.get(e.field) as Value;
      case 'element': {
        const array = this.evaluate(e.array, locals) as Elements;
        return array.cells[this.index(e, array, locals)] as Value;
      }
      case 'dereference':
        return this.evaluate(e.value, locals);
      case 'reference':
        return this.evaluate(e.target, locals);
      case 'view': {
        const array = this.evaluate(e.target, locals) as Elements;
        const start = e.start ? Number(whole(e.start)) : 0;
        const end = e.end ? Number(whole(e.end)) : array.length;
        return { cells: array.cells, from: array.from + start, length: end - start };
      }
      case 'length':
        return BigInt((this.evaluate(e.array, locals) as Elements).length);
      case 'copy':
        return copied(this.evaluate(e.from, locals));
      case 'zero':
        return this.zero(e.type);
      case 'array':
        return { cells: e.elements.map((each) => this.evaluate(each, locals)), from: 0, length: e.elements.length };
      case 'struct':
        return { fields: new Map(e.fields.map(({ name, value }) => [name, this.evaluate(value, locals)])) };
      case 'arithmetic': {
        const [a, b] = [whole(e.left), whole(e.right)];
        if (e.operator === 'add') return a + b;
        if (e.operator === 'sub') return a - b;
        if (e.operator === 'mul') return a * b;
        if (b === 0n) throw new Trapped(e);
        return e.operator === 'rem' ? a % b : a / b;
      }
      case 'bitwise': {
        const [a, b] = [BigInt.asIntN(32, whole(e.left)), BigInt.asIntN(32, whole(e.right))];
        if (e.operator === 'and') return a & b;
        if (e.operator === 'or') return a | b;
        if (e.operator === 'xor') return a ^ b;
        return e.operator === 'shiftRight' ? a >> (b & 31n) : BigInt.asIntN(32, a << (b & 31n));
      }
      case 'compare': {
        const [a, b] = [whole(e.left), whole(e.right)];
        return { eq: a === b, ne: a !== b, lt: a < b, le: a <= b, gt: a > b, ge: a >= b }[e.operator];
      }
      case 'logical': {
        const left = this.evaluate(e.left, locals);
        return left === (e.operator === 'and') ? this.evaluate(e.right, locals) : left;
      }
      case 'convert': {
        const value = whole(e.value);
        if (e.type.kind !== 'integer' || e.mode === 'widen') return value;
        const { low, high } = integerBounds(e.type);
        if (e.mode === 'wrap') return e.type.signed ? BigInt.asIntN(e.type.bits, value) : BigInt.asUintN(e.type.bits, value);
        if (e.mode === 'clamp') return value < low ? low : value > high ? high : value;
        if (value < low || value > high) throw new Trapped(e);
        return value;
      }
      default:
        throw new Error(`no way to evaluate ${e.op}`);
    }
  }
}

function copied(value: Value): Value {
  if (typeof value !== 'object') return value;
  if (isElements(value)) {
    const cells = value.cells.slice(value.from, value.from + value.length).map(copied);
    return { cells, from: 0, length: cells.length };
  }
  return { fields: new Map([...value.fields].map(([name, each]) => [name, copied(each)])) };
}
