/**
 * One function while it is lowered: its locals, the statement list that grows, the labels in scope; and the one rule of evaluation order,
 * `sequence`.
 */
import type { ts } from 'ts-morph';
import {
  boolean,
  type Expression,
  type FunctionDeclaration,
  type Local,
  type LocalPlace,
  type Place,
  type PlaceExpression,
  type Statement,
  type Type,
} from '../ir/types.ts';
import { sameType } from '../ir/typing.ts';
import { isPlaceExpression, localPlace, referenceTo, stringConstant, wholeConstant } from './build.ts';
import { type Entity, type Environment, emptyEnvironment, type Self, type SequenceFrame, type TaskContext } from './context.ts';
import { disturbanceOf, isDisturbed, mayTrap } from './effects.ts';
import { Names } from './names.ts';
import { temporaryType } from './ranges.ts';

export interface Jump {
  label: string;
  /** As written before a colon. */
  names: string[];
  /** block: a statement with a label that is neither; only `break` with the label leaves it. */
  kind: 'loop' | 'switch' | 'block';
}

/** `return` in an inlined body: the value goes to `result` (null: nobody wants it), control behind the body. */
export interface Leave {
  label: string;
  result: LocalPlace | null;
  /** Locals before this one are of the code around the body. */
  firstLocal: number;
  /** The result goes into a typed array, which wraps it. */
  wraps: boolean;
}

/** What an inlined body sees in the place of what the code around it sees. */
export interface Frame {
  symbols: Map<ts.Symbol, Entity>;
  environment: Environment;
  self: Self | null;
  result: Type;
  leave: Leave;
}

/** A body with what it was given: the same once more inside itself is recursion. */
export interface Inlined {
  node: ts.Node;
  callbacks: readonly unknown[];
}

export class FunctionContext {
  readonly locals: Local[] = [];
  /** Keys of the module-level constants that stand in it. */
  readonly usedConstants = new Set<string>();
  /** See Construction. */
  readonly initialised: { name: string; from: number }[] = [];
  symbols = new Map<ts.Symbol, Entity>();
  jumps: Jump[] = [];
  /** Nodes whose value is known already: the object before a `?.`. */
  readonly substitutes = new Map<ts.Node, Expression>();
  /** Names written before the statement that comes next. */
  pendingLabels: string[] = [];
  /** Where statements go. */
  out: Statement[] = [];
  /** Of a sequence: its frame, and the place where that is. */
  sequenceFrame: { frame: SequenceFrame; self: PlaceExpression } | null = null;
  /** Where `return` goes in a body that stands in the place of its call; null in the function's own. */
  leave: Leave | null = null;
  /** The bodies that are being put in the place of their calls, outermost first. */
  readonly inlined: Inlined[] = [];
  /** How many there were in this function. */
  inlinedCount = 0;
  private readonly names = new Names();

  constructor(
    readonly task: TaskContext,
    public environment: Environment = emptyEnvironment,
    public self: Self | null = null,
    public result: Type | null = null,
  ) {}

  /** Runs `work` with the names, `this` and `return` of another body. */
  inFrame<T>(frame: Frame, work: () => T): T {
    const { symbols, environment, self, result, leave, jumps, pendingLabels, sequenceFrame } = this;
    Object.assign(this, frame, { jumps: [], pendingLabels: [], sequenceFrame: null });
    try {
      return work();
    } finally {
      Object.assign(this, { symbols, environment, self, result, leave, jumps, pendingLabels, sequenceFrame });
    }
  }

  emit(statement: Statement): void {
    this.out.push(statement);
  }

  /** What `work` emits, apart. */
  capture(work: () => void): Statement[] {
    const outer = this.out;
    const inner: Statement[] = [];
    this.out = inner;
    try {
      work();
    } finally {
      this.out = outer;
    }
    return inner;
  }

  /** Runs `work`; when it gives null, what it emitted and declared is taken back. */
  trial<T>(work: () => T | null): T | null {
    const locals = this.locals.length;
    let value: T | null = null;
    const statements = this.capture(() => {
      value = work();
    });
    if (value === null) this.locals.length = locals;
    else this.out.push(...statements);
    return value;
  }

  /** A context to lower something in whose outcome alone matters: it sees what this one sees. */
  aside(): FunctionContext {
    const scratch = new FunctionContext(this.task, this.environment, this.self);
    for (const [symbol, entity] of this.symbols) scratch.symbols.set(symbol, entity);
    for (const [node, value] of this.substitutes) scratch.substitutes.set(node, value);
    return scratch;
  }

  uniqueName(wanted: string): string {
    return this.names.unique(wanted);
  }

  addLocal(name: string, type: Type, place: Place, options: { constant: boolean; temporary?: boolean }): Local {
    const local: Local = {
      id: this.names.unique(name),
      name,
      type,
      place,
      constant: options.constant,
      temporary: options.temporary ?? false,
    };
    this.locals.push(local);
    return local;
  }

  /** A local of the compiler's own, declared here. Without a value it is assigned later, once on each path. */
  temporary(type: Type, place: Place, value?: Expression): LocalPlace {
    const local = this.addLocal('t', type, place, { constant: value !== undefined && type.kind !== 'string', temporary: true });
    this.emit({ op: 'declare', local: local.id, place, ...(value ? { value } : {}) });
    return localPlace(local.id, type, place);
  }

  /** The value in a temporary, evaluated here and now. */
  spill(value: Expression): Expression {
    if (value.op === 'constant') return value;
    const type = temporaryType(value);
    if (type === null) return this.spillParts(value);
    const stored = type === value.type ? value : ({ op: 'convert', mode: 'check', value, type, place: value.place } satisfies Expression);
    return this.temporary(type, value.place, stored);
  }

  /** A number of more than 32 bits has no type to be kept in: its operands are kept, and a division traps here and now. */
  private spillParts(e: Expression): Expression {
    switch (e.op) {
      case 'unary':
        return { ...e, operand: this.spill(e.operand) };
      case 'intrinsic':
        return { ...e, operands: e.operands.map((operand) => this.spill(operand)) };
      case 'conditional': {
        const condition = this.spill(e.condition);
        let { whenTrue, whenFalse } = e;
        const thenList = this.capture(() => {
          whenTrue = this.spill(whenTrue);
        });
        const elseList = this.capture(() => {
          whenFalse = this.spill(whenFalse);
        });
        if (thenList.length + elseList.length > 0) this.emitIf(condition, thenList, elseList, e.place);
        return { ...e, condition, whenTrue, whenFalse };
      }
      case 'arithmetic': {
        const kept: Expression = { ...e, left: this.spill(e.left), right: this.spill(e.right) };
        if (mayTrap(kept)) {
          const zero = wholeConstant(0n, e.place, e.type.kind === 'exact' && e.type.bigint);
          this.temporary(boolean, e.place, { op: 'compare', operator: 'eq', left: kept, right: zero, type: boolean, place: e.place });
        }
        return kept;
      }
      default:
        return e;
    }
  }

  emitIf(condition: Expression, thenList: Statement[], elseList: Statement[], place: Place): void {
    // biome-ignore lint/suspicious/noThenProperty: the IR's name for the branch that is taken
    this.emit({ op: 'if', condition, then: thenList, else: elseList, place });
  }

  /** The same place with each index in it evaluated here and now. */
  hold(target: PlaceExpression): PlaceExpression {
    switch (target.op) {
      case 'field':
        return { ...target, object: this.holdObject(target.object) };
      case 'element':
        return {
          ...target,
          array: this.holdObject(target.array),
          index: target.index.op === 'constant' ? target.index : this.spill(target.index),
        };
      case 'dereference':
        return target.value.op === 'local' ? target : { ...target, value: this.spill(target.value) };
      default:
        return target;
    }
  }

  private holdObject(object: Expression): Expression {
    if (isPlaceExpression(object) && object.type.kind !== 'view') {
      const held = this.hold(object);
      // JavaScript reads the object now, so an index outside it traps now, not when its part is written.
      if (!mayTrap(held) || (held.type.kind !== 'struct' && held.type.kind !== 'array')) return held;
      const reference = this.spill({ op: 'reference', target: held, type: { kind: 'reference', to: held.type }, place: held.place });
      return { op: 'dereference', value: reference, type: held.type, place: held.place };
    }
    return object.op === 'local' ? object : this.spill(object);
  }

  /**
   * Lowers operands from left to right. Where a later one emits statements that could change an earlier one, the earlier is held:
   * its value, or, for objects and for those in `places`, where it is.
   */
  sequence(parts: readonly (() => Expression)[], places: readonly number[] = []): Expression[] {
    const done: Expression[] = [];
    for (const part of parts) {
      const mark = this.out.length;
      const value = part();
      if (this.out.length > mark && done.length > 0) {
        const later = this.out.splice(mark);
        const disturbance = disturbanceOf(later);
        for (const [index, earlier] of done.entries()) {
          done[index] = this.keep(earlier, disturbance, places.includes(index));
        }
        this.out.push(...later);
      }
      done.push(value);
    }
    return done;
  }

  private keep(earlier: Expression, disturbance: ReturnType<typeof disturbanceOf>, asPlace: boolean): Expression {
    if (!isDisturbed(earlier, disturbance)) return earlier;
    const isObject = earlier.type.kind === 'struct' || earlier.type.kind === 'array';
    if (asPlace && isPlaceExpression(earlier)) return this.hold(earlier);
    if (isObject && isPlaceExpression(earlier)) return this.holdObject(earlier);
    return this.spill(earlier);
  }

  /**
   * One of two values, by `condition`. What a side emits runs only when that side is taken. `join` brings both to one type.
   */
  choose(
    condition: Expression,
    place: Place,
    whenTrue: () => Expression,
    whenFalse: () => Expression,
    join: (yes: Expression, no: Expression) => { yes: Expression; no: Expression; type: Type },
  ): Expression {
    let yes!: Expression;
    let no!: Expression;
    const thenList = this.capture(() => {
      yes = whenTrue();
    });
    const elseList = this.capture(() => {
      no = whenFalse();
    });
    const joined = join(yes, no);
    const value = (test: Expression): Expression => ({
      op: 'conditional',
      condition: test,
      whenTrue: joined.yes,
      whenFalse: joined.no,
      type: joined.type,
      place,
    });
    if (thenList.length === 0 && elseList.length === 0) return value(condition);
    const type = temporaryType(value(condition));
    if (type === null) {
      const test = this.spill(condition);
      thenList.push(
        ...this.capture(() => {
          joined.yes = this.spill(joined.yes);
        }),
      );
      elseList.push(
        ...this.capture(() => {
          joined.no = this.spill(joined.no);
        }),
      );
      this.emitIf(test, thenList, elseList, place);
      return value(test);
    }
    const own = [joined.yes, joined.no].map((each) => this.ownObject(each));
    if (type.kind === 'reference' && own.every((each) => each !== null)) {
      // Both objects are fresh: the chosen one moves into a temporary.
      const result = this.temporary(type.to, place);
      for (const [index, list] of [thenList, elseList].entries()) {
        list.push({ op: 'assign', target: result, value: { op: 'copy', from: own[index]!, type: type.to, place }, place });
      }
      this.emitIf(condition, thenList, elseList, place);
      return referenceTo(result, place);
    }
    if (type.kind === 'view') {
      this.task.refuse(
        place,
        'BH1010',
        'one of two arrays is chosen, and something else is done on the way',
        'do that before, in a statement of its own',
      );
    }
    const stored = (branch: Expression): Expression =>
      type.kind === 'integer' && !sameType(branch.type, type) ? { op: 'convert', mode: 'check', value: branch, type, place } : branch;
    const result = this.temporary(type, place, type.kind === 'string' ? stringConstant('', place) : undefined);
    thenList.push({ op: 'assign', target: result, value: stored(joined.yes), place });
    elseList.push({ op: 'assign', target: result, value: stored(joined.no), place });
    this.emitIf(condition, thenList, elseList, place);
    return result;
  }

  /** The temporary that a reference is to: an object which nothing else names. */
  private ownObject(e: Expression): LocalPlace | null {
    if (e.op !== 'reference' || e.target.op !== 'local') return null;
    const { id } = e.target;
    return this.locals.some((local) => local.id === id && local.temporary) ? e.target : null;
  }

  /** A new name for the object or view: stays where it is, whatever its path changes to. */
  alias(name: string, object: Expression, place: Place): { id: string; type: Type } {
    const value = object.type.kind === 'view' ? object : referenceTo(object as PlaceExpression, place);
    const local = this.addLocal(name, value.type, place, { constant: true });
    this.emit({ op: 'declare', local: local.id, value, place });
    return { id: local.id, type: value.type };
  }

  finish(id: string, name: string, parameters: string[], result: Type, place: Place): FunctionDeclaration {
    this.task.constantUses.set(id, this.usedConstants);
    return { id, name, parameters, locals: this.locals, result, body: this.out, place };
  }

  refuse(...parameters: Parameters<TaskContext['refuse']>): never {
    return this.task.refuse(...parameters);
  }
}
