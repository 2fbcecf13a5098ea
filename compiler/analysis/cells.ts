/**
 * What module variables, fields and array elements can hold at any time: the join of the values of all stores in the program, which is closed: nothing else can
 * write to them.
 *
 * Found by rising: at first a cell holds what it is initialised with; the program is analysed with that, and each store that brings more raises its cell,
 * until an analysis stores nothing new. Then the contents hold at the start and every store keeps them: they are an invariant of every run.
 *
 * A cell is a global variable, a field of all structs of one type, or the elements of one class of arrays (classes.ts). C code that is handed an object may
 * store anything in it.
 */
import type { Expression, GlobalVariable, PlaceExpression, Program, Type } from '../ir/types.ts';
import { type Declarations, isAggregate, isWhole } from '../ir/typing.ts';
import { eachExpression, eachStatement } from '../ir/walk.ts';
import { ArrayClasses, fieldName, sharedClass } from './classes.ts';
import { intersect, isWithin, join, only, type Range, rangeOfType, sameRange } from './range.ts';

/** Rounds of plain joins before cells that still grow jump to the next threshold, and before they are given up. */
const patient = 5;
const last = 20;

export class Cells {
  private readonly declarations: Declarations;
  private readonly classes: ArrayClasses;
  private readonly thresholds: readonly bigint[];
  private readonly initial = new Map<string, Range>();
  /** What this round takes for granted. */
  private current = new Map<string, Range>();
  /** What the stores of this round need. */
  private next = new Map<string, Range>();
  private readonly types = new Map<string, Type>();

  /** @param thresholds where rising cells may come to rest, in ascending order */
  constructor(program: Program, declarations: Declarations, thresholds: readonly bigint[]) {
    this.declarations = declarations;
    this.classes = new ArrayClasses(program);
    this.thresholds = thresholds;
    for (const { id, type, value, place } of program.globals) {
      const target: PlaceExpression = { op: 'global', id, type, place };
      this.content(target, value ?? { op: 'zero', type, place });
    }
    // Generated code keeps the state of sequences, and their locals, where the IR does not show it.
    for (const { id, kind } of program.structs) {
      if (kind === 'frame' || kind === 'sequence') this.fill({ kind: 'struct', id }, '', undefined, this.initial);
    }
    for (const each of program.functions) {
      eachStatement(each.body, (s) => {
        if (s.op === 'nativeCall') for (const value of s.arguments) this.handOver(value.type);
        if (s.op === 'format' && s.target.type.kind === 'view') this.anything(s.target.type);
        if (s.op === 'remoteCall') this.anything(each.locals.find((local) => local.id === s.reply)?.type);
        // An object that begins as zeroes.
        const local = s.op === 'declare' && !s.value ? each.locals.find(({ id }) => id === s.local) : undefined;
        if (local) this.content({ op: 'local', id: local.id, type: local.type, place: s.place }, zero(local.type, s), each.id);
      });
    }
    this.next = new Map(this.initial);
    this.settle(0);
  }

  /** What a place of integer type can hold; undefined where no more is known than its type. */
  of(place: Expression, owner: string): Range | undefined {
    const key = this.keyOf(place, owner);
    return key === undefined ? undefined : this.current.get(key);
  }

  /** A value in `r` is stored. Aggregates count where their parts are evaluated: `part`. */
  store(place: Expression, r: Range | undefined, owner: string): void {
    const key = this.keyOf(place, owner);
    if (key !== undefined) this.raise(this.next, key, r ?? rangeOfType(place.type), place.type);
  }

  ofGlobal({ id }: GlobalVariable): Range | undefined {
    return this.current.get(`global ${id}`);
  }

  storeGlobal({ id, type }: GlobalVariable, r: Range): void {
    this.raise(this.next, `global ${id}`, r, type);
  }

  /** Fields or elements of a new object. */
  part(aggregate: Expression, name: string | undefined, r: Range | undefined, type: Type, owner: string): void {
    if (!isWhole(type)) return;
    const key = this.partKey(aggregate, name, owner);
    if (key !== undefined) this.raise(this.next, key, r ?? rangeOfType(type), type);
  }

  /** A new object of zeroes. */
  zeroes(aggregate: Expression, owner: string): void {
    if (!isAggregate(aggregate.type)) return;
    this.fill(aggregate.type, this.classes.of(aggregate, owner), only(0), this.next);
  }

  /** Fields that a new object is not given: zero. */
  absent(object: Expression, to = this.next): void {
    if (object.op !== 'struct' || object.type.kind !== 'struct') return;
    const { id } = object.type;
    for (const { name, type } of this.declarations.structs.get(id)?.fields ?? []) {
      if (!object.fields.some((field) => field.name === name)) this.fill(type, this.field(id, name), only(0), to);
    }
  }

  begin(): void {
    this.next = new Map(this.initial);
  }

  /** Whether what was taken for granted holds for all stores of the round; if not, takes more for granted. */
  settle(round: number): boolean {
    let stable = true;
    for (const [key, r] of this.next) {
      const known = this.current.get(key);
      if (known && isWithin(r, known)) continue;
      stable = false;
      this.current.set(key, known ? this.raised(key, known, join(known, r), round) : r);
    }
    return stable;
  }

  /** After a round that settled: takes only what its stores need for granted. False when that is the same. The caller must settle again or `restore`. */
  narrow(): ReadonlyMap<string, Range> | null {
    const before = this.current;
    const narrower = [...before].some(([key, r]) => !sameRange(this.next.get(key) ?? r, r));
    if (!narrower) return null;
    this.current = new Map(this.next);
    return before;
  }

  restore(before: ReadonlyMap<string, Range>): void {
    this.current = new Map(before);
  }

  private raised(key: string, old: Range, r: Range, round: number): Range {
    if (round < patient) return r;
    const whole = rangeOfType(this.types.get(key) ?? { kind: 'exact', bigint: true });
    const low = r.low < old.low ? (round < last ? this.thresholds.findLast((each) => each <= r.low) : undefined) : r.low;
    const high = r.high > old.high ? (round < last ? this.thresholds.find((each) => each >= r.high) : undefined) : r.high;
    return join(r, intersect({ low: low ?? whole.low, high: high ?? whole.high }, whole) ?? whole);
  }

  private raise(to: Map<string, Range>, key: string, r: Range, type: Type): undefined {
    const known = to.get(key);
    to.set(key, known ? join(known, r) : r);
    this.types.set(key, type);
  }

  private keyOf(place: Expression, owner: string): string | undefined {
    if (!isWhole(place.type)) return undefined;
    if (place.op === 'global') return `global ${place.id}`;
    if (place.op === 'field') return this.partKey(place.object, place.field, owner);
    return place.op === 'element' ? this.partKey(place.array, undefined, owner) : undefined;
  }

  private field(id: string, name: string): string {
    return fieldName(this.declarations.structs, id, name);
  }

  /** The cell of a field, or of the elements when there is no `name`. */
  private partKey(aggregate: Expression, name: string | undefined, owner: string): string | undefined {
    if (name === undefined) return this.classes.of(aggregate, owner);
    return aggregate.type.kind === 'struct' ? this.field(aggregate.type.id, name) : undefined;
  }

  /** The initial value of a place. */
  private content(place: Expression, value: Expression, owner = ''): void {
    if (isWhole(place.type)) {
      const r = value.op === 'constant' && typeof value.value === 'bigint' ? only(value.value) : only(0);
      const key = this.keyOf(place, owner);
      if (key !== undefined) this.raise(this.initial, key, r, place.type);
      return;
    }
    if (place.type.kind !== 'struct' && place.type.kind !== 'array') return;
    this.initialParts(place.type, place.type.kind === 'array' ? this.classes.of(place, owner) : '', value);
  }

  private initialParts(type: Type, name: string, value: Expression): void {
    if (value.op === 'struct' && type.kind === 'struct') {
      for (const field of value.fields) {
        const wanted = this.declarations.fieldType(type.id, field.name);
        if (wanted) this.initialPart(wanted, this.field(type.id, field.name), field.value);
      }
      this.absent(value, this.initial);
    } else if (value.op === 'array' && type.kind === 'array') {
      for (const each of value.elements) this.initialPart(type.element, type.element.kind === 'array' ? `${name} []` : name, each);
    } else {
      this.fill(type, name, value.op === 'zero' ? only(0) : undefined, this.initial);
    }
  }

  private initialPart(type: Type, name: string, value: Expression): void {
    if (!isWhole(type)) this.initialParts(type, this.classes.find(name), value);
    else if (value.op === 'constant' && typeof value.value === 'bigint')
      this.raise(this.initial, this.classes.find(name), only(value.value), type);
    else this.fill(type, name, value.op === 'zero' ? only(0) : undefined, this.initial);
  }

  /** All integers in an object of this type; `r` absent: whatever their types hold. */
  private fill(type: Type, name: string, r: Range | undefined, to: Map<string, Range>, seen = new Set<string>()): undefined {
    if (isWhole(type)) return this.raise(to, this.classes.find(name), r ?? rangeOfType(type), type);
    if (type.kind === 'nullable') return this.fill(type.of, name, r, to, seen);
    if (type.kind === 'reference' || type.kind === 'view') return r === undefined ? this.handOver(type, seen) : undefined;
    if (type.kind === 'array') return this.fill(type.element, type.element.kind === 'array' ? `${name} []` : name, r, to, seen);
    if (type.kind !== 'struct' || seen.has(type.id)) return undefined;
    seen.add(type.id);
    const { base, derived } = this.declarations.structs.get(type.id) ?? {};
    for (const id of [...(base === undefined ? [] : [base]), ...(derived ?? [])]) this.fill({ kind: 'struct', id }, name, r, to, seen);
    for (const field of this.declarations.structs.get(type.id)?.fields ?? []) {
      this.fill(field.type, this.field(type.id, field.name), r, to, seen);
    }
  }

  /** C code gets hold of what a value of this type leads to. */
  private handOver(type: Type, seen = new Set<string>()): undefined {
    if (type.kind === 'nullable') return this.handOver(type.of, seen);
    if (type.kind === 'view' && !type.readonly) this.anything(type, seen);
    if (type.kind === 'reference') this.anything(type.to, seen);
  }

  private anything(type: Type | undefined, seen = new Set<string>()): void {
    if (!type) return;
    const name = type.kind === 'view' || type.kind === 'array' ? sharedClass(type.element) : '';
    const inner = type.kind === 'view' ? type.element : type;
    this.fill(inner, type.kind === 'view' && inner.kind === 'array' ? `${name} []` : name, undefined, this.initial, seen);
  }
}

const zero = (type: Type, { place }: { place: Expression['place'] }): Expression => ({ op: 'zero', type, place });

/** Kinds of nodes whose stores this analysis knows; a program with any other is analysed without it. */
const expressions = new Set<string>(
  'constant local global field element point reference view length unary arithmetic bitwise compare logical conditional convert intrinsic now bits'
    .split(' ')
    .concat('struct', 'array', 'zero', 'copy', 'dereference', 'some', 'present', 'unwrap', 'as'),
);
const statements = new Set<string>(
  'declare assign call nativeCall remoteCall if loop switch break continue return print format trap yield block'.split(' '),
);

/** Whether all stores of the program are in sight. */
export function knowsStores(program: Program): boolean {
  return program.functions.every((each) => {
    let all = true;
    eachStatement(each.body, (s) => {
      all &&= statements.has(s.op);
    });
    eachExpression(each.body, (e) => {
      all &&= expressions.has(e.op);
      // References lead to structs and arrays only.
      if (e.op === 'dereference') all &&= isAggregate(e.type);
      if (e.op === 'reference') all &&= isAggregate(e.target.type);
    });
    return all;
  });
}
