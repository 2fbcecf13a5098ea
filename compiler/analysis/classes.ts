/**
 * Which arrays may share storage. Every array of a program belongs to a class; a store through one member may show in all. An array is the only member of its
 * own class until a reference to it or a view of it is made: then it joins the class of all arrays of that element type that are reached so.
 */
import type { Expression, FunctionDeclaration, Program, Statement, StructDeclaration, Type } from '../ir/types.ts';
import { eachPart, eachStatement, statementExpressions } from '../ir/walk.ts';

/** Text that is equal for equal types. */
function typeKey(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return `${type.signed ? 'i' : 'u'}${type.bits}`;
    case 'float':
      return `f${type.bits}`;
    case 'enum':
    case 'struct':
      return `${type.kind} ${type.id}`;
    case 'array':
    case 'view':
      return `${type.kind} of ${typeKey(type.element)}`;
    case 'reference':
      return `reference to ${typeKey(type.to)}`;
    default:
      return type.kind;
  }
}

/** The class of all arrays with these elements that are reached through a reference or a view. */
export const sharedClass = (element: Type): string => `shared ${typeKey(element)}`;

/** The name of the cell, or of the class of arrays, that a field is: classes of one family share their form in memory. */
export function fieldName(structs: ReadonlyMap<string, StructDeclaration>, id: string, field: string): string {
  return `field ${structs.get(id)?.base ?? id} ${field}`;
}

/** Classes of arrays, found once for the whole program, whatever the order in which it runs. */
export class ArrayClasses {
  private readonly parents = new Map<string, string>();
  /** Literals of arrays, by the function-independent number of their node. */
  private readonly literals = new Map<Expression, string>();

  private readonly structs: ReadonlyMap<string, StructDeclaration>;

  constructor(program: Program) {
    this.structs = new Map(program.structs.map((each) => [each.id, each]));
    for (const global of program.globals) {
      if (global.type.kind === 'array' && global.value) this.flow(`global ${global.id}`, global.type.element, global.value, '');
      if (global.value) this.expression(global.value, '');
    }
    for (const each of program.functions) {
      eachStatement(each.body, (s) => this.statement(s, each));
      // What a sequence keeps lies in its frame.
      for (const { id, type, kept } of each.locals)
        if (kept && type.kind === 'array')
          this.union(`local ${each.id} ${id}`, fieldName(this.structs, each.frame ?? '', id), type.element);
    }
  }

  /** The class that `name` is now part of. */
  find(name: string): string {
    const parent = this.parents.get(name);
    if (parent === undefined || parent === name) return name;
    const root = this.find(parent);
    this.parents.set(name, root);
    return root;
  }

  /** The class of the array or view that an expression gives. `owner`: the function it stands in. */
  of(e: Expression, owner: string): string {
    return this.find(this.name(e, owner));
  }

  private name(e: Expression, owner: string): string {
    if (e.type.kind === 'view') return sharedClass(e.type.element);
    if (e.type.kind === 'reference' && e.type.to.kind === 'array') return sharedClass(e.type.to.element);
    switch (e.op) {
      case 'global':
        return `global ${e.id}`;
      case 'local':
        return `local ${owner} ${e.id}`;
      case 'field':
        return e.object.type.kind === 'struct' ? fieldName(this.structs, e.object.type.id, e.field) : this.unknown(e);
      case 'element':
        return `${this.name(e.array, owner)} []`;
      case 'copy':
        return this.name(e.from, owner);
      case 'array':
      case 'zero': {
        const known = this.literals.get(e) ?? `literal ${this.literals.size}`;
        this.literals.set(e, known);
        return known;
      }
      default:
        return this.unknown(e);
    }
  }

  /** An array by way of a reference, or an expression that this file knows nothing of: whatever is reached by references. */
  private unknown(e: Expression): string {
    return e.type.kind === 'array' ? sharedClass(e.type.element) : sharedClass(e.type);
  }

  private union(a: string, b: string, element: Type): void {
    this.parents.set(this.find(a), this.find(b));
    if (element.kind === 'array') this.union(`${a} []`, `${b} []`, element.element);
  }

  /** The elements of `value` become those of the array `to`. */
  private flow(to: string, element: Type, value: Expression, owner: string): undefined {
    if (value.op === 'conditional') {
      this.flow(to, element, value.whenTrue, owner);
      return this.flow(to, element, value.whenFalse, owner);
    }
    if (value.op === 'array' && element.kind === 'array') {
      for (const each of value.elements) this.flow(`${to} []`, element.element, each, owner);
    }
    this.union(this.name(value, owner), to, element);
  }

  private statement(s: Statement, { id: owner, locals, result }: FunctionDeclaration): void {
    for (const e of statementExpressions(s)) this.expression(e, owner);
    const typeOf = (local: string) => locals.find((each) => each.id === local)?.type;
    switch (s.op) {
      case 'declare': {
        const type = typeOf(s.local);
        if (type?.kind === 'array' && s.value) this.flow(`local ${owner} ${s.local}`, type.element, s.value, owner);
        return;
      }
      case 'assign':
        if (s.target.type.kind === 'array') this.flow(this.name(s.target, owner), s.target.type.element, s.value, owner);
        return;
      case 'return':
        if (result.kind === 'array' && s.value) this.flow(`result ${owner}`, result.element, s.value, owner);
        return;
      case 'call': {
        const type = s.result === undefined ? undefined : typeOf(s.result);
        if (type?.kind === 'array') this.union(`local ${owner} ${s.result}`, `result ${s.function}`, type.element);
        return;
      }
      default:
        return;
    }
  }

  private expression(root: Expression, owner: string): void {
    eachPart(root, (e) => {
      // An array that something refers to, or whose elements are another array's.
      if ((e.op === 'reference' || e.op === 'view') && e.target.type.kind === 'array')
        this.union(this.name(e.target, owner), sharedClass(e.target.type.element), e.target.type.element);
      if (e.op === 'dereference' && e.type.kind === 'array') this.union(this.name(e, owner), sharedClass(e.type.element), e.type.element);
      if (e.op === 'struct' && e.type.kind === 'struct') {
        for (const { name, value } of e.fields)
          if (value.type.kind === 'array') this.flow(fieldName(this.structs, e.type.id, name), value.type.element, value, owner);
      }
    });
  }
}
