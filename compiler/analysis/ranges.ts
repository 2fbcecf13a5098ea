/**
 * Flow-sensitive interval analysis: which values each integer expression can have, and which run-time checks can never fail.
 *
 * Functions are interpreted over intervals several times: callees first, to learn what each returns; callers first, to learn what a function that
 * only this program calls is called with; both again with what is known by then. Loops are iterated to a fixed point with widening, then narrowed.
 */

import type { Expression, FunctionDeclaration, Loop, Program, Statement, Switch, Type } from '../ir/types.ts';
import { Declarations, isAggregate, isWhole } from '../ir/typing.ts';
import { type AccumulatorFact, accumulatorFacts, applyFacts } from './accumulators.ts';
import { type CallGraph, type Effects, functionEffects, rootFunctions } from './calls.ts';
import { Cells, knowsStores } from './cells.ts';
import { assume, plainKey, viewWhoseLength } from './conditions.ts';
import { ConstantRanges } from './constants.ts';
import { FunctionFacts, thresholdsOf } from './function-facts.ts';
import { boundOf } from './loops.ts';
import { bigintLimits, isWithin, join, lengthLimits, type Range, range, rangeOfType, sameRange } from './range.ts';
import { keyOf, State } from './state.ts';
import { Tables } from './tables.ts';
import { Evaluator } from './transfer.ts';

/** What is known of a function from outside. */
interface Summary {
  result?: Range | undefined;
  /** Joined arguments of all calls seen: ranges of integers, lengths of views. */
  parameters?: (Range | undefined)[];
}

export interface RangeResult {
  tables: Tables;
  /** State in which each loop is entered: ranges by key (see state.ts). */
  entries: Map<Loop, State>;
  declarations: Declarations;
  effects: ReadonlyMap<string, Effects>;
}

/** Every so many rounds the whole analysis, so that results which grew too far do not make cells grow for ever. */
const verifyEvery = 6;
/** No program that was seen needs more than twenty; one that did would be analysed without cells. */
const mostRounds = 60;
/** Depth of loops down to which sums are looked at: each level takes a few more turns of all within it. */
const accumulating = 3;

/** Analyses the whole program. */
export function analyseRanges(program: Program, graph: CallGraph): RangeResult {
  const declarations = new Declarations(program);
  const effects = functionEffects(program, graph);
  const roots = rootFunctions(program);
  // With recursion a caller is not before all callees: arguments may be missed, so every function is taken as a root.
  const recursive = graph.diagnostics.length > 0;
  if (recursive) for (const each of program.functions) roots.add(each.id);
  const cells = recursive || !knowsStores(program) ? null : new Cells(program, declarations, thresholdsOf(program.functions));
  const facts = new Map(program.functions.map((each) => [each.id, new FunctionFacts(each, effects)]));
  const shared = { facts, declarations, effects, roots, recursive, cells, constants: new ConstantRanges(declarations), program, graph };
  if (!cells) return { ...analyseOnce(shared), declarations, effects };
  // While cells rise, one pass a round with the results of the round before is enough; what it leads to is then verified by the whole analysis.
  const summaries = new Map<string, Summary>();
  for (let round = 1; round < mostRounds; round++) {
    cells.begin();
    const quick = round > 1 && round % verifyEvery !== 0 ? analyseOnce(shared, summaries) : null;
    if (quick && !cells.settle(round)) continue;
    if (quick) cells.begin();
    const found = analyseOnce(shared, null, summaries);
    if (!cells.settle(round)) continue;
    const before = cells.narrow();
    if (!before) return { ...found, declarations, effects };
    cells.begin();
    const narrowed = analyseOnce(shared);
    return { ...(cells.settle(round) ? narrowed : found), declarations, effects };
  }
  return { ...analyseOnce({ ...shared, cells: null }), declarations, effects };
}

interface Shared {
  program: Program;
  graph: CallGraph;
  declarations: Declarations;
  effects: ReadonlyMap<string, Effects>;
  roots: ReadonlySet<string>;
  recursive: boolean;
  cells: Cells | null;
  constants: ConstantRanges;
  facts: ReadonlyMap<string, FunctionFacts>;
}

/** What the analysis of a loop came to. */
interface Found {
  entry: State;
  /** Holds at the beginning of every turn. */
  head: State;
  facts: AccumulatorFact[] | undefined;
  /** So many levels of loops, this one and those within it, were looked at for sums. */
  levels: number;
}

/**
 * One analysis of the whole program with what `cells` takes for granted.
 * @param earlier results of functions to go on with, in a single pass; null: find them first
 * @param keep is given the results
 */
function analyseOnce(
  shared: Shared,
  earlier: Map<string, Summary> | null = null,
  keep?: Map<string, Summary>,
): Pick<RangeResult, 'tables' | 'entries'> {
  const { program, graph, declarations, effects, roots, recursive, cells, constants, facts } = shared;
  const summaries = earlier ?? new Map<string, Summary>(program.functions.map((each) => [each.id, {}]));
  const tables = new Tables();
  const entries = new Map<Loop, State>();
  const run = (id: string, pass: Pass, into: Tables) => {
    const fixed = facts.get(id);
    if (!fixed) return;
    const evaluator = new Evaluator(declarations, constants, cells, into, id);
    new Interpreter(fixed, evaluator, summaries, effects, entries).run(pass, roots.has(id));
  };
  const callersFirst = [...graph.calleesFirst].reverse();
  const forgetArguments = () => {
    for (const summary of summaries.values()) delete summary.parameters;
  };
  if (!recursive && !earlier) {
    // What gives nothing back has no result to find, what calls nothing no arguments.
    const giving = graph.calleesFirst.filter((id) => facts.get(id)?.declaration.result.kind !== 'void');
    const calling = callersFirst.filter((id) => (graph.edges.get(id)?.size ?? 0) > 0);
    for (const id of giving) run(id, 'results', new Tables());
    for (const id of calling) run(id, 'arguments', new Tables());
    for (const id of giving) run(id, 'results', new Tables());
  }
  forgetArguments();
  for (const id of callersFirst) run(id, 'findings', tables);
  for (const [id, summary] of summaries) keep?.set(id, summary);
  return { tables, entries };
}

/** What a pass over a function is for. */
type Pass = 'results' | 'arguments' | 'findings';

class Interpreter {
  private readonly breaks = new Map<string, State[]>();
  private readonly continues = new Map<string, State[]>();
  private readonly fixed: FunctionFacts;
  private readonly declaration: FunctionDeclaration;
  private readonly evaluator: Evaluator;
  private readonly summaries: Map<string, Summary>;
  private readonly effects: ReadonlyMap<string, Effects>;
  private entries: Map<Loop, State>;
  /** Of the loops that are being analysed. */
  private readonly facts = new Map<Loop, AccumulatorFact[]>();
  /** What was found of each loop, by the states it was entered with: a loop within another is entered with the same one many times. */
  private readonly found = new Map<Loop, Found[]>();
  /** More than 0 while what is recorded is only for a look ahead. */
  private trials = 0;
  /** Loops around what is analysed. */
  private nesting = 0;
  private result: Range | undefined;

  constructor(
    fixed: FunctionFacts,
    evaluator: Evaluator,
    summaries: Map<string, Summary>,
    effects: ReadonlyMap<string, Effects>,
    entries: Map<Loop, State>,
  ) {
    this.fixed = fixed;
    this.declaration = fixed.declaration;
    this.evaluator = evaluator;
    this.summaries = summaries;
    this.effects = effects;
    this.entries = entries;
  }

  run(pass: Pass, root: boolean): void {
    const state = new State();
    const summary = this.summaries.get(this.declaration.id) ?? {};
    if (!root) {
      this.declaration.parameters.forEach((id, index) => {
        const known = summary.parameters?.[index];
        if (known) state.set(`l:${id}`, known);
      });
    }
    this.evaluator.recording = pass !== 'results';
    this.evaluator.storing = pass === 'findings';
    for (const key of this.fixed.written) state.set(key, this.evaluator.contentOf(key));
    this.list(this.declaration.body, state);
    this.flushAll(state);
    if (pass !== 'arguments') summary.result = this.result;
    this.summaries.set(this.declaration.id, summary);
  }

  private list(list: readonly Statement[], state: State): undefined {
    for (const s of list) {
      if (!state.reachable) return;
      this.statement(s, state);
    }
  }

  private statement(s: Statement, state: State): undefined {
    if (this.evaluator.recording) this.evaluator.tables.reached.add(s);
    switch (s.op) {
      case 'declare': {
        const local = this.fixed.locals.get(s.local);
        if (!local) return;
        const target: Expression = { op: 'local', id: s.local, type: local.type, place: s.place };
        if (s.value) return this.store(target, s.value, state);
        if (local.type.kind === 'nullable') return this.store(target, { op: 'zero', type: local.type, place: s.place }, state);
        if (isScalar(local.type)) state.set(`l:${s.local}`, range(0, 0));
        else this.overwrite(`l:${s.local}`, undefined, state);
        return;
      }
      case 'assign':
        return this.store(s.target, s.value, state, true);
      case 'call':
        return this.call(s, state);
      case 'nativeCall':
        for (const value of s.arguments) this.evaluator.evaluate(value, state);
        if (s.arguments.some((value) => value.type.kind === 'reference')) state.forgetAll(isObjectKey);
        if (s.result !== undefined) this.overwrite(`l:${s.result}`, undefined, state);
        return;
      case 'remoteCall':
        for (const value of s.arguments) this.evaluator.evaluate(value, state);
        this.overwrite(`l:${s.reply}`, undefined, state);
        return;
      case 'if': {
        this.evaluator.evaluate(s.condition, state);
        const otherwise = state.copy();
        assume(s.condition, true, state, this.evaluator);
        assume(s.condition, false, otherwise, this.evaluator);
        this.list(s.then, state);
        this.list(s.else, otherwise);
        state.meet(otherwise);
        return;
      }
      case 'loop':
        return this.loop(s, state);
      case 'switch':
        return this.switch(s, state);
      case 'break':
      case 'continue': {
        const to = s.op === 'break' ? this.breaks : this.continues;
        const left = new State();
        left.take(state);
        to.set(s.label, [...(to.get(s.label) ?? []), left]);
        state.reachable = false;
        return;
      }
      case 'return': {
        const given = s.value && this.evaluator.evaluate(s.value, state);
        if (this.declaration.frame !== undefined && this.result) this.result = range(0, 0xffff);
        else if (given && state.reachable) this.result = this.result ? join(this.result, given) : given;
        this.flushAll(state);
        state.reachable = false;
        return;
      }
      case 'print':
        for (const part of s.parts) if (typeof part !== 'string') this.evaluator.evaluate(part, state);
        return;
      case 'format':
        this.evaluator.evaluate(s.target, state);
        for (const part of s.parts) if (typeof part !== 'string') this.evaluator.evaluate(part, state);
        if (s.result !== undefined) this.overwrite(`l:${s.result}`, lengthLimits, state);
        return;
      case 'yield':
        if (s.line) this.evaluator.evaluate(s.line, state);
        // The step ends with the line as its result.
        this.result = range(0, 0xffff);
        // Other code runs until the next step: only the locals are what they were.
        this.flushAll(state);
        state.forgetAll((key) => !key.startsWith('l:') || isObjectKey(key));
        for (const key of this.fixed.written) state.set(key, this.evaluator.contentOf(key));
        return;
      case 'trap':
        state.reachable = false;
        return;
      case 'block':
        return this.list(s.body, state);
    }
  }

  /** `target = value`. */
  /** `assigned`: the target was there before, and what leads to it is worked out first. The index of a scalar element is checked after the value. */
  private store(target: Expression, value: Expression, state: State, assigned = false): undefined {
    const late = assigned && target.op === 'element' && !isAggregate(target.type);
    const proved = late && this.evaluator.lead(target, state);
    if (assigned && !late) this.evaluator.evaluate(target, state);
    const given = this.evaluator.evaluate(value, state);
    if (!state.reachable) return;
    if (late) {
      this.evaluator.evaluate(target, state);
      if (!proved && this.evaluator.recording) this.evaluator.tables.relyingOnValue.add(target);
      if (!state.reachable) return;
    }
    this.evaluator.stores(target, given, state);
    const from = plainKey(value);
    const presence = target.type.kind === 'nullable' ? this.evaluator.presence(value, state) : undefined;
    const view = target.type.kind === 'view' ? undefined : viewWhoseLength(value, state);
    const below = from === undefined ? undefined : state.below.get(from);
    const key = keyOf(target);
    if (target.op === 'field')
      state.forgetAll(
        (each) => each.endsWith(`.${target.field}`) || each.includes(`.${target.field}.`) || each.includes(`.${target.field}->`),
      );
    if ((assigned || target.op !== 'local') && isAggregate(target.type)) state.forgetAll(isObjectKey);
    if (key === undefined) return;
    if (isScalar(target.type) && target.op !== 'unwrap')
      state.set(key, given ?? (isWhole(target.type) ? rangeOfType(target.type) : undefined));
    else this.overwrite(key, given, state);
    if (presence) state.set(`${key}.?`, presence);
    if (view !== undefined && view !== key) state.equalsLength.set(key, view);
    for (const each of below ?? []) if (each !== key) state.addBelow(key, each);
  }

  /** A variable gets a new value: what was known of it and of its parts is forgotten. */
  private overwrite(key: string, r: Range | undefined, state: State): undefined {
    state.forgetAll((each) => each.startsWith(`${key}.`) || each.startsWith(`${key}->`));
    state.set(key, r);
  }

  private call(s: Statement & { op: 'call' }, state: State): undefined {
    const summary = this.summaries.get(s.function);
    const given = s.arguments.map((value) => this.evaluator.evaluate(value, state));
    if (!state.reachable) return;
    if (summary && this.evaluator.recording && this.trials === 0) {
      const before = summary.parameters;
      summary.parameters = before
        ? given.map((each, index) => {
            const known = before[index];
            return each && known ? join(each, known) : undefined;
          })
        : given;
    }
    const effects = this.effects.get(s.function);
    for (const key of [...state.dirty.keys()]) if (!effects || effects.reads.has(key.slice(2))) this.evaluator.flush(key, state);
    for (const key of this.fixed.written) this.writtenAfter(key, effects, state);
    state.forgetAll((key) => {
      if (!effects) return !key.startsWith('l:') || isObjectKey(key);
      if (this.fixed.written.has(key)) return false;
      if (effects.objects && isObjectKey(key)) return true;
      if (key.startsWith('g:') && effects.globals.has(key.slice(2).split(/\.|->/)[0] ?? '')) return true;
      return key.split(/\.|->/).some((part, index) => index > 0 && effects.fields.has(part));
    });
    if (s.result !== undefined) this.overwrite(`l:${s.result}`, summary?.result, state);
  }

  /** What is known of a global that this function writes, after a call that may write it too. */
  private writtenAfter(key: string, effects: Effects | undefined, state: State): undefined {
    const id = key.slice(2);
    if (effects && !effects.globals.has(id)) return;
    const content = this.evaluator.contentOf(key);
    const before = state.ranges.get(key);
    const replaced = !state.dirty.has(key) || (effects?.always.has(id) ?? false);
    if (replaced) state.dirty.delete(key);
    state.set(key, replaced || !content || !before ? content : join(before, content));
  }

  /** The function ends. */
  private flushAll(state: State): undefined {
    for (const key of [...state.dirty.keys()]) this.evaluator.flush(key, state);
  }

  private switch(s: Switch, state: State): undefined {
    const subject = this.evaluator.evaluate(s.subject, state);
    const before = state.copy();
    const taken = (value: Expression): Expression => ({
      op: 'compare',
      operator: 'eq',
      left: s.subject,
      right: value,
      type: { kind: 'boolean' },
      place: s.place,
    });
    const values = s.cases.flatMap((each) => each.values);
    const none = before.copy();
    for (const value of values) assume(taken(value), false, none, this.evaluator);
    if (subject && s.subject.type.kind !== 'enum' && subject.high - subject.low < 256n) {
      // Every value of a small range has its case: the default is never reached.
      const named = new Set(values.map((value) => (value.op === 'constant' ? `${value.value}` : '')));
      let all = true;
      for (let value = subject.low; value <= subject.high && all; value++) all = named.has(`${value}`);
      if (all) none.reachable = false;
    }
    let flow = before.copy();
    flow.reachable = false;
    for (const each of s.cases) {
      for (const value of each.values) {
        const entry = before.copy();
        assume(taken(value), true, entry, this.evaluator);
        flow = State.merge(flow, entry);
      }
      if (each.isDefault) flow = State.merge(flow, none);
      this.list(each.body, flow);
    }
    if (!s.cases.some((each) => each.isDefault)) flow = State.merge(flow, none);
    state.take(this.joined(this.breaks, s.label, flow));
  }

  /** `state`, joined with all that left through `label`. */
  private joined(exits: Map<string, State[]>, label: string, state: State): State {
    for (const each of exits.get(label) ?? []) state.meet(each);
    exits.delete(label);
    return state;
  }

  private loop(s: Loop, state: State): undefined {
    const entry = state.copy();
    const before = this.found.get(s) ?? [];
    const levels = Math.min(this.fixed.depth(s), Math.max(0, accumulating - this.nesting));
    let found = before.find((each) => each.levels >= levels && each.entry.same(entry));
    if (!found) {
      found = { ...this.find(s, entry), levels };
      this.found.set(s, [found, ...before.slice(0, 3)]);
    }
    if (found.facts) this.facts.set(s, found.facts);
    else this.facts.delete(s);
    if (this.evaluator.recording) this.entries.set(s, entry);
    const { exit } = this.turn(s, found.head.copy());
    state.take(this.joined(this.breaks, s.label, exit));
  }

  /** What holds at the beginning of every turn of a loop. */
  private find(s: Loop, entry: State): Omit<Found, 'levels'> {
    const recording = this.evaluator.recording;
    this.facts.delete(s);
    this.evaluator.recording = false;
    let head = entry.copy();
    this.nesting++;
    let again = true;
    for (let turn = 0; ; turn++) {
      const back = this.trial(s, head);
      again = back.reachable;
      const next = State.merge(entry, back);
      if (!again || next.within(head)) break;
      head = turn < 2 ? next : widen(head, next, turn < 24 ? this.fixed.thresholds : []);
    }
    for (let pass = 0; pass < 2 && again; pass++) {
      const narrowed = State.merge(entry, this.trial(s, head));
      if (head.within(narrowed)) break;
      if (!State.merge(entry, this.trial(s, narrowed)).within(narrowed)) break;
      head = narrowed;
    }
    if (again && this.nesting <= accumulating) head = this.accumulated(s, entry, head);
    this.nesting--;
    this.evaluator.recording = recording;
    return { entry, head, facts: this.facts.get(s) };
  }

  /** `head`, which holds at the beginning of every turn, with what the number of turns says about sums. */
  private accumulated(s: Loop, entry: State, head: State): State {
    // The turns of a loop in a sequence go through all its steps, with other code in between.
    if (this.declaration.frame !== undefined) return head;
    const list = this.fixed.accumulators(s).filter(({ key }) => {
      const [before, now] = [entry.ranges.get(key), head.ranges.get(key)];
      return before && !(now && sameRange(before, now));
    });
    if (list.length === 0) return head;
    const { evaluator } = this;
    const { tables, storing } = evaluator;
    const scratch = new Tables();
    const entries = new Map<Loop, State>();
    const outer = this.entries;
    [evaluator.tables, evaluator.recording, evaluator.storing, this.entries] = [scratch, true, false, entries];
    this.trials++;
    this.trial(s, head);
    this.trials--;
    [evaluator.tables, evaluator.recording, evaluator.storing, this.entries] = [tables, false, storing, outer];
    entries.set(s, entry);
    const result: RangeResult = { tables: scratch, entries, declarations: evaluator.declarations, effects: this.effects };
    const facts = accumulatorFacts(s, list, entry, {
      rangeOf: (e) => rangeOf(e, scratch),
      reached: (each) => scratch.reached.has(each),
      turns: (loop) => boundOf(loop, this.declaration, result),
    });
    if (facts.length === 0) return head;
    this.facts.set(s, facts);
    let better = head.copy();
    applyFacts(facts, better);
    // From a head that holds, one turn gives a head that holds, and so again.
    for (let pass = 0; pass < 2; pass++) {
      better = State.merge(entry, this.trial(s, better));
      applyFacts(facts, better);
    }
    return better;
  }

  /** One turn that leaves no trace; gives the state at its end. */
  private trial(s: Loop, head: State): State {
    const saved = [this.breaks, this.continues].map((exits) => new Map(exits));
    const result = this.result;
    const { back } = this.turn(s, head.copy());
    [this.breaks, this.continues].forEach((exits, index) => {
      exits.clear();
      for (const [label, states] of saved[index] ?? []) exits.set(label, states);
    });
    this.result = result;
    return back;
  }

  private turn(s: Loop, state: State): { back: State; exit: State } {
    const exit = new State();
    exit.reachable = false;
    const test = () => {
      this.list(s.conditionSetup, state);
      if (!state.reachable) return;
      this.evaluator.evaluate(s.condition, state);
      exit.become(state);
      assume(s.condition, false, exit, this.evaluator);
      assume(s.condition, true, state, this.evaluator);
      if (s.test === 'before') applyFacts(this.facts.get(s) ?? [], state);
    };
    if (s.test === 'before') test();
    if (s.counter !== undefined && s.bound !== undefined && state.reachable) {
      state.set(`l:${s.counter}`, range(0, Math.max(0, s.bound - 1)));
    }
    this.list(s.body, state);
    this.joined(this.continues, s.label, state);
    this.list(s.update, state);
    if (s.test === 'after' && state.reachable) test();
    return { back: state, exit };
  }
}

const isScalar = (type: Type): boolean => isWhole(type) || type.kind === 'boolean';

/** Whether a key names a part of an object; whether a variable holds anything (`.?`) is no part. */
function isObjectKey(key: string): boolean {
  return /\.(?!\?$)|->/.test(key);
}

/** Bounds that still grow jump to the next threshold; past the last one nothing is known. */
function widen(before: State, after: State, thresholds: readonly bigint[]): State {
  const result = State.merge(before, after);
  for (const [key, r] of [...result.ranges]) {
    const old = before.ranges.get(key);
    if (!old || isWithin(r, old)) continue;
    const low = r.low < old.low ? thresholds.findLast((each) => each <= r.low) : r.low;
    const high = r.high > old.high ? thresholds.find((each) => each >= r.high) : r.high;
    if ((low === undefined || high === undefined) && !key.startsWith('g:')) result.ranges.delete(key);
    else if (low === undefined || high === undefined) result.ranges.set(key, bigintLimits);
    else result.ranges.set(key, { low, high });
  }
  return result;
}

/** The range of an expression, where nothing is known that of its type. */
export function rangeOf(e: Expression, tables: Tables): Range {
  if (e.op === 'constant' && typeof e.value === 'bigint' && isWhole(e.type)) return range(e.value, e.value);
  return tables.ranges.get(e) ?? (e.type.kind === 'view' ? lengthLimits : rangeOfType(e.type));
}
