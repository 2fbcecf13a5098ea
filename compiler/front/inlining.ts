/** Bodies that stand in the place of their call: parameters become locals, `return` goes behind the body. */
import { ts } from 'ts-morph';
import type { Expression, LocalPlace, Place, Statement, Type } from '../ir/types.ts';
import { eachStatement } from '../ir/walk.ts';
import { booleanConstant, isPlaceExpression, localPlace, referenceTo, stringConstant, throughReference } from './build.ts';
import { passArgument } from './calls.ts';
import { callableOf } from './closures.ts';
import type { Entity, FunctionInfo } from './context.ts';
import { symbolOf } from './entities.ts';
import type { Frame, FunctionContext } from './function-context.ts';
import { mayComplete } from './functions.ts';
import { placeOf } from './places.ts';
import { lowerBody, lowerReturnValue } from './statements.ts';
import { takeApart } from './variables.ts';

/** Deeper than this, and it does not end. */
const MAX_DEPTH = 24;
/** In one function: what stands in each other's place grows fast. */
const MAX_BODIES = 2000;

interface InlineOptions {
  node: ts.Node & { body?: ts.ConciseBody | undefined };
  result: Type;
  /** What tells this activation from others of the same body. */
  callbacks: readonly unknown[];
  place: Place;
  discard: boolean;
  /** Of a typed array's `map`: the result wraps. */
  wraps?: boolean;
}

/** Puts a body here; `bind` declares its parameters in its frame. Null when it gives nothing, or nobody wants it. */
export function inlineBody(
  fn: FunctionContext,
  options: InlineOptions,
  sight: Pick<Frame, 'symbols' | 'environment' | 'self'>,
  bind: () => void,
): Expression | null {
  const { node, place } = options;
  const { body } = node;
  if (!body) fn.refuse(place, 'BH1067', 'this function has no body');
  enter(fn, options);
  try {
    const wantsResult = options.result.kind !== 'void' && !options.discard;
    const result = wantsResult ? fn.addLocal('result', options.result, place, { constant: false, temporary: true }) : null;
    const target = result && localPlace(result.id, result.type, place);
    const leave = { label: fn.uniqueName('inlined'), result: target, firstLocal: fn.locals.length, wraps: options.wraps ?? false };
    const list = fn.capture(() =>
      fn.inFrame({ ...sight, result: options.result, leave }, () => {
        bind();
        if (ts.isBlock(body)) lowerBody(fn, body.statements);
        else fn.task.attempt(body, () => lowerReturnValue(fn, body, body));
      }),
    );
    if (result && mayComplete(list)) list.push({ op: 'trap', reason: 'unreachable', message: 'end of a function', place });
    return settle(fn, withoutJumps(list, leave.label), leave.label, target, place);
  } finally {
    fn.inlined.pop();
  }
}

function enter(fn: FunctionContext, { node, callbacks, place }: InlineOptions): void {
  const isSame = (given: readonly unknown[]) => given.every((each, index) => each === callbacks[index]);
  const isRecursive = fn.inlined.some((each) => each.node === node && isSame(each.callbacks));
  if (isRecursive || fn.inlined.length >= MAX_DEPTH) fn.refuse(place, 'BH1091', 'this function calls itself through what was passed to it');
  fn.inlinedCount++;
  if (fn.inlinedCount > MAX_BODIES) {
    const hint = 'call fewer functions that take functions inside each other';
    fn.refuse(place, 'BH1091', `more than ${MAX_BODIES} bodies would stand in the place of their calls here`, hint);
  }
  fn.inlined.push({ node, callbacks });
}

/** Emits the body; its value is the expression that it gives at its end, where there is one way out only. */
function settle(fn: FunctionContext, list: Statement[], label: string, result: LocalPlace | null, place: Place): Expression | null {
  const isWrite = (s: Statement) => s.op === 'assign' && s.target.op === 'local' && s.target.id === result?.id;
  const jumps = count(list, (s) => s.op === 'break' && s.label === label);
  const last = list.at(-1);
  if (result && jumps === 0 && last?.op === 'assign' && isWrite(last) && count(list, isWrite) === 1) {
    list.pop();
    for (const each of list) fn.emit(each);
    if (result.type.kind === 'struct' || result.type.kind === 'array') {
      fn.emit({ op: 'declare', local: result.id, value: last.value, place });
      return result;
    }
    fn.locals.splice(
      fn.locals.findIndex((local) => local.id === result.id),
      1,
    );
    return last.value;
  }
  if (result) {
    const start = result.type.kind === 'string' ? { value: stringConstant('', place) } : {};
    fn.emit({ op: 'declare', local: result.id, place, ...start });
  }
  if (jumps === 0) for (const each of list) fn.emit(each);
  else {
    // Left in the middle: a loop of one turn, whose `break` goes behind it.
    const condition = booleanConstant(false, place);
    fn.emit({
      op: 'loop',
      label,
      test: 'after',
      condition,
      conditionSetup: [],
      body: list,
      update: [],
      bound: 1,
      trapAtBound: false,
      place,
    });
  }
  return result;
}

function count(list: readonly Statement[], test: (statement: Statement) => boolean): number {
  let found = 0;
  eachStatement(list, (statement) => {
    if (test(statement)) found++;
  });
  return found;
}

/** Whether the list ends by leaving the body. */
function leaves(list: readonly Statement[], label: string): boolean {
  const last = list.at(-1);
  if (last?.op === 'if') return leaves(last.then, label) && leaves(last.else, label);
  return last?.op === 'break' && last.label === label;
}

/** The list at the end of a body, where leaving is what happens anyway: what follows an early `return` goes into the other branch. */
function withoutJumps(list: readonly Statement[], label: string): Statement[] {
  const out: Statement[] = [];
  for (const [index, s] of list.entries()) {
    if (s.op === 'break' && s.label === label) return out;
    const rest = list.slice(index + 1);
    const [thenLeaves, elseLeaves] = s.op === 'if' ? [leaves(s.then, label), leaves(s.else, label)] : [false, false];
    if (s.op !== 'if' || (!thenLeaves && !elseLeaves && rest.length > 0)) {
      out.push(s);
      continue;
    }
    const thenList = withoutJumps(thenLeaves ? s.then : [...s.then, ...rest], label);
    const elseList = withoutJumps(elseLeaves ? s.else : [...s.else, ...rest], label);
    // biome-ignore lint/suspicious/noThenProperty: the IR's name for the branch that is taken
    out.push({ ...s, then: thenList, else: elseList });
    return out;
  }
  return out;
}

/** A parameter of an inlined body: scalars are copied, objects and arrays keep the name they have. */
export function bindParameter(fn: FunctionContext, parameter: ts.ParameterDeclaration, value: Expression): void {
  const { name } = parameter;
  const place = placeOf(name);
  if (!ts.isIdentifier(name)) {
    takeApart(fn, name, throughReference(value), 'parameter');
    return;
  }
  const symbol = symbolOf(fn.task, name);
  if (symbol) fn.symbols.set(symbol, sameObject(fn, value) ?? newName(fn, name.text, value, place));
}

/** The variable that the value is, or refers to as a whole; null for all else. */
function sameObject(fn: FunctionContext, value: Expression): Entity | null {
  const target = value.op === 'reference' || (value.op === 'view' && !value.start && !value.end) ? value.target : value;
  if (target.type.kind !== 'struct' && target.type.kind !== 'array') return null;
  if (target.op === 'global') {
    const global = fn.task.globals.find((each) => each.id === target.id);
    return global ? { kind: 'global', global } : null;
  }
  // A temporary is nobody's: a place that keeps an object may take it over, so it needs a name of its own.
  const local = target.op === 'local' ? fn.locals.find((each) => each.id === target.id && !each.temporary) : undefined;
  return local ? { kind: 'local', id: local.id, type: local.type } : null;
}

function newName(fn: FunctionContext, name: string, value: Expression, place: Place): Entity {
  const isObject = value.type.kind === 'struct' || value.type.kind === 'array';
  const given = isObject && isPlaceExpression(value) ? referenceTo(value, place) : value;
  const isName = given.type.kind === 'reference' || given.type.kind === 'view';
  const local = fn.addLocal(name, given.type, place, { constant: isName });
  fn.emit({ op: 'declare', local: local.id, value: given, place });
  return { kind: 'local', id: local.id, type: given.type };
}

/** The call of a function that takes functions. `self` is the reference for `this`. */
export function inlineFunction(
  fn: FunctionContext,
  info: FunctionInfo,
  args: readonly ts.Expression[],
  self: Expression | null,
  call: ts.Node,
  options: { discard: boolean },
): Expression | null {
  const { node } = info;
  if (ts.isClassDeclaration(node) || ts.isConstructorDeclaration(node))
    fn.refuse(call, 'BH1090', 'a constructor takes no functions', 'pass the function to a method');
  const spread = args.find(ts.isSpreadElement);
  if (spread) fn.refuse(spread, 'BH1032', 'the number of arguments must be fixed');
  const place = placeOf(call);
  const entities = info.parameters.map(({ callback, name }, index): Entity | null => {
    const argument = args[index];
    if (!callback || !argument) return null;
    return { kind: 'callback', callable: callableOf(fn, argument, callback.result), signature: callback, name };
  });
  const values = lowerGiven(fn, info, args, self);
  const own = values.shift() ?? null;
  const object = own && fn.addLocal('self', own.type, place, { constant: true });
  if (object) fn.emit({ op: 'declare', local: object.id, value: own, place });
  const sight = {
    symbols: new Map<ts.Symbol, Entity>(),
    environment: info.environment,
    self: object && info.self ? { info: info.self, local: object.id } : null,
  };
  const callbacks = entities.map((entity) => (entity?.kind === 'callback' ? entity.callable : null));
  return inlineBody(fn, { node, result: info.result, callbacks, place, discard: options.discard }, sight, () => {
    for (const [index, { node: parameter, callback, type, fallback, name }] of info.parameters.entries()) {
      if (!args[index] && !fallback) fn.refuse(call, 'BH1001', `${info.name} needs the argument '${name}'`);
      if (!callback) {
        bindParameter(fn, parameter, values[index] ?? passArgument(fn, fallback!, type));
        continue;
      }
      const symbol = symbolOf(fn.task, parameter.name);
      const absent = () => ({ kind: 'callback' as const, callable: callableOf(fn, fallback!, callback.result), signature: callback, name });
      if (symbol) fn.symbols.set(symbol, entities[index] ?? absent());
    }
  });
}

/** `this` and the arguments that are values, from left to right; null for functions and for what is left out. */
function lowerGiven(
  fn: FunctionContext,
  info: FunctionInfo,
  args: readonly ts.Expression[],
  self: Expression | null,
): (Expression | null)[] {
  const slots: number[] = [];
  const parts: (() => Expression)[] = [];
  const add = (slot: number, part: () => Expression) => {
    slots.push(slot);
    parts.push(part);
  };
  if (self) add(0, () => self);
  for (const [index, { callback, type }] of info.parameters.entries()) {
    const argument = args[index];
    if (argument && !callback) add(index + 1, () => passArgument(fn, argument, type));
  }
  const values: (Expression | null)[] = Array(info.parameters.length + 1).fill(null);
  for (const [at, value] of fn.sequence(parts).entries()) values[slots[at]!] = value;
  return values;
}
