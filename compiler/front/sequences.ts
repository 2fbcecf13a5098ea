/**
 * Sequences: `function*` bodies as state machines in static memory. Lowering keeps the shape of the source, with `yield` as a statement; what must live
 * on from one step to the next goes into the frame (kept.ts finds it). A `yield*` of another sequence is a loop that steps it, its frame a part of this one.
 */
import { ts } from 'ts-morph';
import {
  boolean,
  type Expression,
  type FunctionDeclaration,
  type IntegerType,
  type Loop,
  type Place,
  type PlaceExpression,
  type Statement,
  sequenceDone,
  type Type,
  u32,
} from '../ir/types.ts';
import { isScalar } from '../ir/typing.ts';
import {
  booleanConstant,
  convert,
  fieldOf,
  integerConstant,
  localPlace,
  logical,
  not,
  referenceTo,
  throughReference,
  wholeConstant,
} from './build.ts';
import { callFunction, constantDefault, passArgument } from './calls.ts';
import { methodOf, staticMethod } from './classes.ts';
import { coerce } from './coerce.ts';
import {
  type Entity,
  type Environment,
  emptyEnvironment,
  type FunctionInfo,
  type FunctionNode,
  type SequenceFrame,
  type TaskContext,
} from './context.ts';
import { lowerDuration } from './durations.ts';
import { resolveEntity, symbolOf } from './entities.ts';
import { lower, lowerCondition } from './expressions.ts';
import { FunctionContext } from './function-context.ts';
import { functionOf } from './functions.ts';
import { inferEnvironment } from './generics.ts';
import { addGlobal } from './globals.ts';
import { asSelf } from './inheritance.ts';
import { keptLocals } from './kept.ts';
import { withJump } from './loops.ts';
import { Names } from './names.ts';
import { memberName } from './objects.ts';
import { placeOf } from './places.ts';
import { lowerBody, lowerExpressionStatement } from './statements.ts';
import { frameStruct } from './structs.ts';
import { isGlobalSymbol, shownType, typeOf } from './types.ts';

export const u16: IntegerType = { kind: 'integer', bits: 16, signed: false };

/** Whether a function is written `function*`. */
export function isGenerator(node: ts.Node): boolean {
  return 'asteriskToken' in node && node.asteriskToken !== undefined;
}

/** The frame of a sequence, with the fields that every one has; lowering the body adds the others. */
export function sequenceFrame(task: TaskContext, node: FunctionNode, name: string, environment: Environment): SequenceFrame {
  const value = resultOf(task, node, environment);
  const fields: { name: string; type: Type }[] = [{ name: 'state', type: u16 }];
  if (value.kind !== 'void') fields.push({ name: 'value', type: value });
  return { type: frameStruct(task, `${name} frame`, 'frame', fields, node), value };
}

/** What `return` gives: the second type argument of Generator. */
function resultOf(task: TaskContext, node: FunctionNode, environment: Environment): Type {
  const where = node.type ?? node.name ?? node;
  const signature = task.checker.getSignatureFromDeclaration(node);
  const type = node.type ? task.checker.getTypeFromTypeNode(node.type) : signature && task.checker.getReturnTypeOfSignature(signature);
  const value = type && task.checker.getTypeArguments(type as ts.TypeReference)[1];
  if (!type || type.symbol?.name !== 'Generator' || !isGlobalSymbol(task, type.symbol) || !value)
    task.refuse(where, 'BH1018', 'the result of a sequence is `Steps` or `Steps<T>`', 'write `function* fill(): Steps { … }`');
  const result = typeOf(task, value, where, environment);
  if (result.kind !== 'void' && !isScalar(result))
    task.refuse(
      where,
      'BH1018',
      `a sequence returns numbers, booleans and enums, this is ${shownType(task, result)}`,
      'let the caller pass the object in',
    );
  return result;
}

/** Lowers the body of a sequence: one step of it as a function of its frame. */
export function lowerSequence(task: TaskContext, info: FunctionInfo, frame: SequenceFrame): FunctionDeclaration {
  const { node } = info;
  if (ts.isClassDeclaration(node) || !node.body || !ts.isBlock(node.body)) throw new Error('a sequence has a body');
  const place = placeOf(node);
  const fn = new FunctionContext(task, info.environment, info.self ? { info: info.self, local: 'this' } : null, frame.value);
  // Names of the frame's own fields.
  for (const reserved of ['state', 'value']) fn.uniqueName(reserved);
  const kept: string[] = [];
  if (info.self) kept.push(fn.addLocal('this', { kind: 'reference', to: info.self.type }, place, { constant: true }).id);
  const self = fn.addLocal('self', { kind: 'reference', to: frame.type }, place, { constant: true });
  fn.sequenceFrame = { frame, self: throughReference(localPlace(self.id, self.type, place)) as PlaceExpression };
  for (const { node: parameter, name, type } of info.parameters) {
    const isReference = type.kind === 'reference' || type.kind === 'view';
    const local = fn.addLocal(name, type, placeOf(parameter), { constant: isReference });
    kept.push(local.id);
    const symbol = symbolOf(task, parameter.name);
    if (!symbol) continue;
    let { id } = local;
    if (!isReference && isAssigned(task, symbol, node.body)) {
      // A restart begins with the values that were given, so the body changes a copy.
      const copy = fn.addLocal(name, type, placeOf(parameter), { constant: false });
      fn.emit({ op: 'declare', local: copy.id, value: localPlace(local.id, type, place), place: placeOf(parameter) });
      id = copy.id;
    }
    fn.symbols.set(symbol, { kind: 'local', id, type });
  }
  lowerBody(fn, node.body.statements);
  emitDone(fn, node);
  for (const id of keptLocals(fn.out, fn.locals)) if (!kept.includes(id)) kept.push(id);
  const struct = task.structs.get(frame.type.id)!;
  for (const id of kept) {
    const local = fn.locals.find((each) => each.id === id)!;
    local.kept = true;
    struct.fields.push({ name: id, type: local.type });
  }
  return { ...fn.finish(info.id, info.name, [self.id], u16, place), frame: frame.type.id };
}

function isAssigned(task: TaskContext, symbol: ts.Symbol, body: ts.Node): boolean {
  let found = false;
  const isTarget = (node: ts.Expression): boolean =>
    ts.isParenthesizedExpression(node) ? isTarget(node.expression) : ts.isIdentifier(node) && symbolOf(task, node) === symbol;
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const token = node.operatorToken.kind;
      const isAssignment = token >= ts.SyntaxKind.FirstAssignment && token <= ts.SyntaxKind.LastAssignment;
      const isPattern = ts.isArrayLiteralExpression(node.left) || ts.isObjectLiteralExpression(node.left);
      if (isAssignment && (isPattern || isTarget(node.left))) found = true;
    }
    if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && isTarget(node.operand)) found = true;
    if (!found) ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** The end of the sequence: its state says so, the step gives line 0. */
function emitDone(fn: FunctionContext, node: ts.Node): void {
  const place = placeOf(node);
  fn.emit({ op: 'return', value: integerConstant(u16, 0n, place), place });
}

/** `return x` in a sequence. */
export function lowerSequenceReturn(fn: FunctionContext, node: ts.ReturnStatement): void {
  const { frame, self } = fn.sequenceFrame!;
  const { expression } = node;
  if (expression && frame.value.kind === 'void') lowerExpressionStatement(fn, expression);
  else if (expression) {
    const value = coerce(fn, lower(fn, expression, frame.value), frame.value, expression);
    fn.emit({ op: 'assign', target: fieldOf(self, 'value', frame.value, placeOf(node)), value, place: placeOf(node) });
  }
  emitDone(fn, node);
}

// ---- yield -------------------------------------------------------------------------------------------------------

/** `yield`, `yield* …`; null when it gives no value. */
export function lowerYield(fn: FunctionContext, node: ts.YieldExpression): Expression | null {
  if (!fn.sequenceFrame) fn.refuse(node, 'BH1100', '`yield` is for `function*`');
  if (node.asteriskToken) return lowerDelegation(fn, node);
  if (node.expression)
    fn.refuse(
      node.expression,
      'BH1100',
      'nobody takes a value from a `yield`',
      'store it in a variable of the module, and write `yield` alone',
    );
  fn.emit({ op: 'yield', place: placeOf(node) });
  return null;
}

/** `yield* …` for its value. */
export function lowerYieldValue(fn: FunctionContext, node: ts.YieldExpression): Expression {
  const value = lowerYield(fn, node);
  if (value) return value;
  if (!node.asteriskToken) fn.refuse(node, 'BH1100', '`yield` gives no value');
  return fn.refuse(node, 'BH1100', 'this sequence returns nothing');
}

function lowerDelegation(fn: FunctionContext, node: ts.YieldExpression): Expression | null {
  let call = node.expression!;
  while (ts.isParenthesizedExpression(call)) call = call.expression;
  if (!ts.isCallExpression(call))
    fn.refuse(
      call,
      'BH1102',
      '`yield*` goes through the call of a sequence',
      "write `yield* fill()`, `yield* until(() => …)`, `yield* wait('1s')`",
    );
  const callee = call.expression;
  const entity = resolveEntity(fn, callee);
  if (entity?.kind === 'intrinsic') {
    if (entity.name === 'until') return lowerUntil(fn, call, node);
    if (entity.name === 'wait') return lowerWait(fn, call, node);
  }
  if (entity?.kind === 'function') {
    const environment = entity.node.typeParameters?.length ? inferEnvironment(fn, entity.node, call) : emptyEnvironment;
    return delegate(fn, functionOf(fn.task, entity.node, environment, null), null, call, node);
  }
  if (!entity && ts.isPropertyAccessExpression(callee) && !callee.questionDotToken) {
    const name = memberName(callee.name);
    const base = resolveEntity(fn, callee.expression);
    if (base?.kind === 'class') return delegate(fn, staticMethod(fn, base.node, name, call), null, call, node);
    if (!base || base.kind === 'local' || base.kind === 'global') {
      const object = lower(fn, callee.expression);
      if (object.type.kind === 'struct')
        return delegate(fn, methodOf(fn, object.type, name, call), referenceTo(object as PlaceExpression, object.place), call, node);
    }
  }
  return fn.refuse(call, 'BH1102', 'this is no sequence');
}

/** Steps another sequence until it is done, one step a scan; the first at once. */
function delegate(
  fn: FunctionContext,
  info: FunctionInfo,
  self: Expression | null,
  call: ts.CallExpression,
  node: ts.YieldExpression,
): Expression | null {
  const { sequence } = info;
  if (!sequence) fn.refuse(call, 'BH1102', `'${info.name}' is no sequence`, 'declare it with `function*`, or call it without `yield*`');
  const place = placeOf(node);
  const own = fn.sequenceFrame!;
  const name = fn.uniqueName(info.name.replace(/\W+/g, '_'));
  fn.task.structs.get(own.frame.type.id)!.fields.push({ name, type: sequence.type });
  fn.task.delegations.push({ from: own.frame.type.id, to: sequence.type.id, place });
  const frame = fieldOf(own.self, name, sequence.type, place);
  passParameters(fn, info, self && info.self ? asSelf(fn.task, self, info.self.type) : self, call, frame);
  fn.emit({ op: 'assign', target: fieldOf(frame, 'state', u16, place), value: integerConstant(u16, 0n, place), place });
  withJump(fn, 'loop', (label) => {
    const body = fn.capture(() => {
      const line = fn.temporary(u16, place);
      fn.emit({ op: 'call', function: info.id, arguments: [referenceTo(frame, place)], result: line.id, place });
      const isDone = compareWith('eq', line, 0n);
      fn.emitIf(isDone, [{ op: 'break', label, place }], [], place);
      fn.emit({ op: 'yield', line, place });
    });
    fn.emit({ ...endless(label, body, place), delegate: info.id });
  });
  if (sequence.value.kind === 'void') return null;
  return fn.spill(fieldOf(frame, 'value', sequence.value, place));
}

function endless(label: string, body: Statement[], place: Place): Loop {
  return {
    op: 'loop',
    label,
    test: 'before',
    condition: booleanConstant(true, place),
    conditionSetup: [],
    body,
    update: [],
    trapAtBound: false,
    place,
  };
}

function compareWith(operator: 'eq' | 'ge', left: Expression, right: bigint | Expression): Expression {
  const { place } = left;
  const other = typeof right === 'bigint' ? wholeConstant(right, place) : right;
  return { op: 'compare', operator, left, right: other, type: boolean, place };
}

/** Arguments into the frame: all are worked out before the first is stored. */
function passParameters(
  fn: FunctionContext,
  info: FunctionInfo,
  self: Expression | null,
  call: ts.CallExpression,
  frame: PlaceExpression,
): void {
  const place = placeOf(call);
  const args = [...call.arguments];
  if (args.length > info.parameters.length)
    fn.refuse(args[info.parameters.length]!, 'BH1001', `${info.name} takes ${info.parameters.length} arguments`);
  passValues(fn, info, self, args, frame, call, place);
}

function passValues(
  fn: FunctionContext,
  info: FunctionInfo,
  self: Expression | null,
  args: readonly ts.Expression[],
  frame: PlaceExpression,
  node: ts.Node,
  place: Place,
): void {
  const parts: (() => Expression)[] = self ? [() => self] : [];
  for (const [index, parameter] of info.parameters.entries()) {
    const argument = args[index];
    parts.push(() => {
      if (argument && ts.isSpreadElement(argument)) return fn.refuse(argument, 'BH1032', 'the number of arguments must be fixed');
      if (argument) return passArgument(fn, argument, parameter.type);
      const value = constantDefault(fn, info, parameter);
      return value ?? fn.refuse(node, 'BH1042', `the default of '${parameter.name}' is worked out at run time`, 'pass the argument');
    });
  }
  const values = fn.sequence(parts);
  // The names of the fields are those of the locals, in the order in which lowering the body takes them.
  const names = [...(self ? ['this'] : []), ...parameterFields(info)];
  for (const [index, value] of values.entries()) {
    fn.emit({ op: 'assign', target: fieldOf(frame, names[index]!, value.type, place), value, place });
  }
}

/** The fields of a frame that hold the parameters; known before the body is lowered. */
function parameterFields(info: FunctionInfo): string[] {
  const names = new Names();
  for (const reserved of ['state', 'value', ...(info.self ? ['this'] : []), 'self']) names.unique(reserved);
  return info.parameters.map((each) => names.unique(each.name));
}

// ---- until, wait -------------------------------------------------------------------------------------------------

/** Milliseconds since `since`, by the clock that wraps. */
function elapsed(since: Expression): Expression {
  const { place } = since;
  const now: Expression = { op: 'now', type: u32, place };
  const difference: Expression = {
    op: 'arithmetic',
    operator: 'sub',
    left: now,
    right: since,
    type: { kind: 'exact', bigint: false },
    place,
  };
  return convert('wrap', difference, u32, place);
}

/** `yield* wait('500ms')`: ends this scan, goes on with the first one in which that time has passed. */
function lowerWait(fn: FunctionContext, call: ts.CallExpression, node: ts.Node): null {
  const place = placeOf(node);
  const duration = call.arguments[0];
  if (!duration || call.arguments.length !== 1) fn.refuse(call, 'BH1001', 'wait takes a duration');
  const limit = fn.spill(lowerDuration(fn, duration));
  const since = fn.temporary(u32, place, { op: 'now', type: u32, place });
  withJump(fn, 'loop', (label) => {
    const body = fn.capture(() => {
      fn.emit({ op: 'yield', place });
      fn.emitIf(compareWith('ge', elapsed(since), limit), [{ op: 'break', label, place }], [], place);
    });
    fn.emit(endless(label, body, place));
  });
  return null;
}

/** `yield* until(() => condition, '30s')`: ends this scan; goes on with the first one in which the condition holds, or the time has passed. */
function lowerUntil(fn: FunctionContext, call: ts.CallExpression, node: ts.Node): Expression | null {
  const place = placeOf(node);
  const [condition, duration] = call.arguments;
  if (!condition || call.arguments.length > 2) fn.refuse(call, 'BH1001', 'until takes a condition and a duration');
  const limit = duration && fn.spill(lowerDuration(fn, duration));
  const since = duration && fn.temporary(u32, place, { op: 'now', type: u32, place });
  const met = duration && fn.temporary(boolean, place);
  withJump(fn, 'loop', (label) => {
    const leave = (value: boolean): Statement[] => {
      const jump: Statement = { op: 'break', label, place };
      return met ? [{ op: 'assign', target: met, value: booleanConstant(value, place), place }, jump] : [jump];
    };
    const body = fn.capture(() => {
      fn.emit({ op: 'yield', place });
      fn.emitIf(lowerPredicate(fn, condition), leave(true), [], place);
      if (since && limit) fn.emitIf(compareWith('ge', elapsed(since), limit), leave(false), [], place);
    });
    fn.emit(endless(label, body, place));
  });
  return met ?? null;
}

/** The condition of `until`, evaluated anew in each scan: what it names has the value of that scan. */
function lowerPredicate(fn: FunctionContext, given: ts.Expression): Expression {
  let node = given;
  while (ts.isParenthesizedExpression(node)) node = node.expression;
  if (ts.isArrowFunction(node) && node.parameters.length === 0 && !node.modifiers?.length) {
    if (!ts.isBlock(node.body)) return lowerCondition(fn, node.body);
    const [only, ...more] = node.body.statements;
    if (only && more.length === 0 && ts.isReturnStatement(only) && only.expression) return lowerCondition(fn, only.expression);
    fn.refuse(node.body, 'BH1104', 'the condition has statements', 'give it a function of its own: `until(isReady)`');
  }
  const entity = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) ? resolveEntity(fn, node) : null;
  if (entity?.kind === 'function' && !entity.node.typeParameters?.length) {
    const info = functionOf(fn.task, entity.node, emptyEnvironment, null);
    if (info.result.kind === 'boolean') return callFunction(fn, info, [], null, node, { discard: false })!;
  }
  return fn.refuse(node, 'BH1104', 'this is no condition that can be looked at in every scan');
}

// ---- run ---------------------------------------------------------------------------------------------------------

type SequenceEntity = Extract<Entity, { kind: 'sequence' }>;

/** `const startUp = run(body, …)` at the top level; also `const startUp = body(…)`, a generator as it is. */
export function declareSequence(fn: FunctionContext, node: ts.VariableDeclaration, call: ts.CallExpression): SequenceEntity | null {
  const { task } = fn;
  const isRun = isCallOfRun(fn, call);
  const body = (isRun ? call.arguments[0] : call.expression) ?? task.refuse(call, 'BH1102', 'run takes a sequence', 'write `run(fill)`');
  const info = sequenceNamed(fn, body, node.name.getText());
  if (!info) return isRun ? task.refuse(body, 'BH1102', 'this is no sequence', 'declare it with `function*`') : null;
  const type = frameStruct(
    task,
    `${node.name.getText()} sequence`,
    'sequence',
    [
      { name: 'line', type: u16 },
      { name: 'again', type: boolean },
      { name: 'frame', type: info.sequence!.type },
    ],
    node,
  );
  const isConst = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
  if (!isConst) task.refuse(node, 'BH1101', 'a sequence stays what it is', 'declare it with `const`');
  const name = node.name.getText();
  return { kind: 'sequence', global: addGlobal(task, name, type, node.name), type, info, isRun, name };
}

function isCallOfRun(fn: FunctionContext, call: ts.CallExpression): boolean {
  const entity =
    ts.isIdentifier(call.expression) || ts.isPropertyAccessExpression(call.expression) ? resolveEntity(fn, call.expression) : null;
  return entity?.kind === 'intrinsic' && entity.name === 'run';
}

function sequenceNamed(fn: FunctionContext, node: ts.Expression, name: string): FunctionInfo | null {
  if (ts.isParenthesizedExpression(node)) return sequenceNamed(fn, node.expression, name);
  if (ts.isFunctionExpression(node) && isGenerator(node))
    return functionOf(fn.task, node, emptyEnvironment, null, node.name?.text ?? `${name} body`);
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return null;
  const entity = resolveEntity(fn, node);
  if (entity?.kind !== 'function' || !isGenerator(entity.node)) return null;
  if (entity.node.typeParameters?.length)
    fn.refuse(node, 'BH1063', 'a sequence that is run has no type parameters', 'let a sequence without them `yield*` it');
  return functionOf(fn.task, entity.node, emptyEnvironment, null);
}

/** Stores the arguments of `run`, where the module's code defines the sequence. */
export function defineSequence(fn: FunctionContext, entity: SequenceEntity, call: ts.CallExpression): void {
  const { info, isRun } = entity;
  const args = isRun ? call.arguments.slice(1) : [...call.arguments];
  if (args.length > info.parameters.length)
    fn.refuse(args[info.parameters.length]!, 'BH1001', `${info.name} takes ${info.parameters.length} arguments`);
  passValues(fn, info, null, args, partOf(entity, 'frame', call), call, placeOf(call));
}

const parts = { line: u16, again: boolean } as const;

function partOf(entity: SequenceEntity, part: 'line' | 'again' | 'frame', node: ts.Node): PlaceExpression {
  const place = placeOf(node);
  const global: PlaceExpression = { op: 'global', id: entity.global.id, type: entity.type, place };
  return fieldOf(global, part, part === 'frame' ? entity.info.sequence!.type : parts[part], place);
}

/** `sequence.step()`, `sequence.restart()`; of a bare generator `next()`. */
export function callSequence(
  fn: FunctionContext,
  entity: SequenceEntity,
  name: string,
  node: ts.CallExpression,
  options: { discard: boolean },
): null {
  const place = placeOf(node);
  if (entity.isRun && name === 'restart') {
    fn.emit({ op: 'assign', target: partOf(entity, 'again', node), value: booleanConstant(true, place), place });
    fn.emit({ op: 'assign', target: partOf(entity, 'line', node), value: integerConstant(u16, 0n, place), place });
    return null;
  }
  if (name !== (entity.isRun ? 'step' : 'next'))
    fn.refuse(
      node,
      'BH1101',
      `'${name}' cannot be called here`,
      entity.isRun ? 'a sequence has `step()` and `restart()`' : `write \`const ${entity.name} = run(…)\``,
    );
  if (!options.discard || node.arguments.length > 0)
    fn.refuse(node, 'BH1101', 'a step of a sequence takes and gives nothing', 'look at `.done`');
  const frame = partOf(entity, 'frame', node);
  if (entity.isRun) {
    const restart = fn.capture(() => {
      fn.emit({ op: 'assign', target: partOf(entity, 'again', node), value: booleanConstant(false, place), place });
      fn.emit({ op: 'assign', target: fieldOf(frame, 'state', u16, place), value: integerConstant(u16, 0n, place), place });
    });
    fn.emitIf(partOf(entity, 'again', node), restart, [], place);
  }
  const line = fn.temporary(u16, place);
  fn.emit({ op: 'call', function: entity.info.id, arguments: [referenceTo(frame, place)], result: line.id, place });
  fn.emit({ op: 'assign', target: partOf(entity, 'line', node), value: line, place });
  return null;
}

/** `sequence.done`, `sequence.line`. */
export function sequenceProperty(fn: FunctionContext, entity: SequenceEntity, name: string, node: ts.Node): Expression {
  const place = placeOf(node);
  if (!entity.isRun) return fn.refuse(node, 'BH1101', `'${name}' of a bare generator`, `write \`const ${entity.name} = run(…)\``);
  if (name === 'line') return partOf(entity, 'line', node);
  if (name !== 'done') fn.refuse(node, 'BH1101', `a sequence has no '${name}'`, 'it has `done`, `line`, `step()` and `restart()`');
  const state = fieldOf(partOf(entity, 'frame', node), 'state', u16, place);
  return logical('and', compareWith('eq', state, BigInt(sequenceDone)), not(partOf(entity, 'again', node), place), place);
}

/** Reports sequences whose frames would contain themselves. */
export function checkDelegations(task: TaskContext): void {
  const reaches = (from: string, to: string, seen: Set<string>): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return task.delegations.some((each) => each.from === from && reaches(each.to, to, seen));
  };
  for (const { from, to, place } of task.delegations) {
    if (reaches(to, from, new Set())) task.report(place, 'BH1103', 'this sequence would run itself again before it is done');
  }
}
