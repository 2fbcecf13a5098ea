/** Loops and the jumps out of them. */
import { ts } from 'ts-morph';
import { type Expression, type PlaceExpression, u32 } from '../ir/types.ts';
import { eachStatement } from '../ir/walk.ts';
import { countedLoop } from './array-methods.ts';
import { elementTypeOf, lengthOf } from './arrays.ts';
import { booleanConstant, elementOf, isPlaceExpression, localPlace, throughReference, wholeConstant } from './build.ts';
import { constantInteger } from './constants.ts';
import { resolveEntity, symbolOf } from './entities.ts';
import { lower, lowerCondition } from './expressions.ts';
import type { FunctionContext, Jump } from './function-context.ts';
import { placeOf } from './places.ts';
import { lowerExpressionStatement, lowerStatement } from './statements.ts';
import { isTuple } from './tuples.ts';
import { shownType } from './types.ts';
import { lowerVariables, poison, requireBlockScoped, takeApart } from './variables.ts';

type LoopNode = ts.ForStatement | ts.ForOfStatement | ts.WhileStatement | ts.DoStatement;

export function lowerLoop(fn: FunctionContext, node: LoopNode): void {
  if (ts.isForOfStatement(node)) lowerForOf(fn, node);
  else lowerConditionLoop(fn, node);
}

function lowerConditionLoop(fn: FunctionContext, node: Exclude<LoopNode, ts.ForOfStatement>): void {
  if (ts.isForStatement(node) && node.initializer) {
    if (ts.isVariableDeclarationList(node.initializer)) lowerVariables(fn, node.initializer);
    else lowerExpressionStatement(fn, node.initializer);
  }
  withJump(fn, 'loop', (label) => {
    const test = ts.isForStatement(node) ? node.condition : node.expression;
    let condition: Expression = booleanConstant(true, placeOf(node));
    const conditionSetup = fn.capture(() => {
      if (test) condition = fn.task.attempt(test, () => lowerCondition(fn, test)) ?? condition;
    });
    const body = fn.capture(() => lowerStatement(fn, node.statement));
    const update = fn.capture(() => {
      const step = ts.isForStatement(node) ? node.incrementor : undefined;
      if (step) fn.task.attempt(step, () => lowerExpressionStatement(fn, step));
    });
    fn.emit({
      op: 'loop',
      label,
      test: ts.isDoStatement(node) ? 'after' : 'before',
      condition,
      conditionSetup,
      body,
      update,
      trapAtBound: false,
      place: placeOf(node),
    });
  });
}

/** Runs `work` with a fresh label that `break` and `continue` inside go to. */
export function withJump(fn: FunctionContext, kind: Jump['kind'], work: (label: string) => void): void {
  const label = fn.uniqueName(kind);
  fn.jumps.push({ label, names: fn.pendingLabels, kind });
  fn.pendingLabels = [];
  try {
    work(label);
  } finally {
    fn.jumps.pop();
  }
}

export function lowerLabeled(fn: FunctionContext, node: ts.LabeledStatement): void {
  const { statement } = node;
  fn.pendingLabels.push(node.label.text);
  if (ts.isIterationStatement(statement, false) || ts.isLabeledStatement(statement) || ts.isSwitchStatement(statement))
    lowerStatement(fn, statement);
  else lowerLabeledBlock(fn, statement);
  fn.pendingLabels = [];
}

/** `name: { … break name; … }`: a loop of one turn. */
function lowerLabeledBlock(fn: FunctionContext, node: ts.Statement): void {
  const place = placeOf(node);
  withJump(fn, 'block', (label) => {
    const body = fn.capture(() => lowerStatement(fn, node));
    let isLeft = false;
    eachStatement(body, (each) => {
      if (each.op === 'break' && each.label === label) isLeft = true;
    });
    if (!isLeft) {
      for (const each of body) fn.emit(each);
      return;
    }
    const condition = booleanConstant(false, place);
    fn.emit({ op: 'loop', label, test: 'after', condition, conditionSetup: [], body, update: [], bound: 1, trapAtBound: false, place });
  });
}

function findJump(fn: FunctionContext, label: ts.Identifier | undefined, isContinue: boolean, node: ts.Node): Jump {
  const found = fn.jumps.findLast((jump) =>
    label ? jump.names.includes(label.text) : jump.kind === 'loop' || (jump.kind === 'switch' && !isContinue),
  );
  if (!found || (isContinue && found.kind !== 'loop')) fn.refuse(node, 'BH1000', 'there is no loop to jump out of');
  return found;
}

export function lowerBreak(fn: FunctionContext, node: ts.BreakStatement): void {
  fn.emit({ op: 'break', label: findJump(fn, node.label, false, node).label, place: placeOf(node) });
}

export function lowerContinue(fn: FunctionContext, node: ts.ContinueStatement): void {
  fn.emit({ op: 'continue', label: findJump(fn, node.label, true, node).label, place: placeOf(node) });
}

/** The one variable or pattern of `for (const x of …)`. */
function loopVariable(fn: FunctionContext, node: ts.ForOfStatement): { name: ts.BindingName; isConst: boolean } {
  const list = node.initializer;
  if (!ts.isVariableDeclarationList(list))
    fn.refuse(list, 'BH1010', 'the loop variable is declared in the loop', 'write `for (const x of …)`');
  requireBlockScoped(fn, list);
  const declaration = list.declarations[0];
  if (!declaration) fn.refuse(list, 'BH1000', 'the loop has no variable');
  return { name: declaration.name, isConst: (list.flags & ts.NodeFlags.Const) !== 0 };
}

function lowerForOf(fn: FunctionContext, node: ts.ForOfStatement): void {
  if (node.awaitModifier) fn.refuse(node, 'BH1017', '`for await` is not in the subset: nothing runs in the background of a task');
  const { name, isConst } = loopVariable(fn, node);
  const source = node.expression;
  if (ts.isCallExpression(source)) {
    const callee = resolveEntity(fn, source.expression);
    if (callee?.kind === 'intrinsic' && callee.name === 'atMost') {
      lowerAtMost(fn, node, source, name);
      return;
    }
    if (ts.isPropertyAccessExpression(source.expression) && source.expression.name.text === 'entries') {
      lowerOver(fn, node, source.expression.expression, name, isConst, true);
      return;
    }
  }
  lowerOver(fn, node, source, name, isConst, false);
}

/** `for (const _ of atMost(n))`: turn n + 1 traps. */
function lowerAtMost(fn: FunctionContext, node: ts.ForOfStatement, call: ts.CallExpression, name: ts.BindingName): void {
  const argument = call.arguments[0];
  if (!argument) fn.refuse(call, 'BH1042', 'atMost needs a number of turns');
  const bound = constantInteger(fn, argument, 'the bound of a loop');
  if (bound < 0n || bound > 4_294_967_294n) fn.refuse(argument, 'BH1038', `a bound of ${bound} turns`);
  const place = placeOf(node);
  const counter = fn.addLocal('turn', u32, place, { constant: false, temporary: true });
  // The emitter declares it and counts.
  const at = localPlace(counter.id, u32, place);
  withJump(fn, 'loop', (label) => {
    const body = fn.capture(() => {
      // The variable may be changed by the body; the counter must not.
      if (ts.isIdentifier(name) && isUsed(fn, name, node.statement)) {
        const local = fn.addLocal(name.text, u32, placeOf(name), { constant: true });
        fn.emit({ op: 'declare', local: local.id, value: at, place: placeOf(name) });
        const symbol = symbolOf(fn.task, name);
        if (symbol) fn.symbols.set(symbol, { kind: 'local', id: local.id, type: u32 });
      } else if (!ts.isIdentifier(name)) {
        fn.refuse(name, 'BH1043', 'a turn has no parts');
      }
      lowerStatement(fn, node.statement);
    });
    fn.emit({
      op: 'loop',
      label,
      test: 'before',
      condition: booleanConstant(true, place),
      conditionSetup: [],
      body,
      update: [],
      bound: Number(bound),
      trapAtBound: true,
      counter: counter.id,
      place,
    });
  });
}

function isUsed(fn: FunctionContext, name: ts.Identifier, body: ts.Statement): boolean {
  const symbol = symbolOf(fn.task, name);
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isIdentifier(node) && node.text === name.text && symbolOf(fn.task, node) === symbol) found = true;
    else ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** Over the elements of an array or view; with `withIndex`, over its `entries()`. */
function lowerOver(
  fn: FunctionContext,
  node: ts.ForOfStatement,
  source: ts.Expression,
  name: ts.BindingName,
  isConst: boolean,
  withIndex: boolean,
): void {
  const place = placeOf(source);
  let array = lower(fn, source);
  const element = elementTypeOf(array.type);
  if (!element) {
    poison(fn, name);
    const hint = isTuple(fn.task, array.type) ? 'its members are of different types: take them apart, `const [a, b] = pair`' : undefined;
    fn.refuse(source, 'BH1058', `${shownType(fn.task, array.type)} has no elements to walk over`, hint);
  }
  const isStable = array.op === 'local' || array.op === 'global' || (array.op === 'dereference' && array.value.op === 'local');
  if (!isStable && (array.type.kind === 'view' || isPlaceExpression(array))) {
    const { id, type } = fn.alias('t', array, place);
    array = throughReference(localPlace(id, type, place));
  }
  const labels = fn.pendingLabels;
  fn.pendingLabels = [];
  const mark = fn.out.length;
  let label = '';
  const bound = array.type.kind === 'array' ? array.type.length : undefined;
  countedLoop(fn, wholeConstant(0n, place), lengthOf(array, place), bound, placeOf(node), (index) => {
    fn.pendingLabels = labels;
    withJump(fn, 'loop', (own) => {
      label = own;
      bindElement(fn, name, elementOf(array, index, element, place), index, isConst, withIndex);
      lowerStatement(fn, node.statement);
    });
  });
  for (const statement of fn.out.slice(mark)) if (statement.op === 'loop') statement.label = label;
}

function bindElement(
  fn: FunctionContext,
  name: ts.BindingName,
  element: PlaceExpression,
  index: Expression,
  isConst: boolean,
  withIndex: boolean,
): void {
  if (withIndex) {
    if (!ts.isArrayBindingPattern(name))
      fn.refuse(name, 'BH1010', 'entries give an index and an element', 'write `for (const [i, x] of a.entries())`');
    const [first, second] = name.elements;
    if (first && ts.isBindingElement(first)) bindOne(fn, first.name, index, isConst);
    if (second && ts.isBindingElement(second)) bindOne(fn, second.name, element, isConst);
    return;
  }
  bindOne(fn, name, element, isConst);
}

function bindOne(fn: FunctionContext, name: ts.BindingName, value: Expression, isConst: boolean): void {
  if (!ts.isIdentifier(name)) {
    takeApart(fn, name, value, isConst ? 'const' : 'let');
    return;
  }
  const isObject = value.type.kind === 'struct' || value.type.kind === 'array';
  const symbol = symbolOf(fn.task, name);
  if (!symbol) return;
  if (isObject && isPlaceExpression(value)) {
    if (!isConst) fn.refuse(name, 'BH1014', 'the loop variable names an object, so `let` would promise too much');
    const { id, type } = fn.alias(name.text, value, placeOf(name));
    fn.symbols.set(symbol, { kind: 'local', id, type });
    return;
  }
  const local = fn.addLocal(name.text, value.type, placeOf(name), { constant: isConst });
  fn.emit({ op: 'declare', local: local.id, value, place: placeOf(name) });
  fn.symbols.set(symbol, { kind: 'local', id: local.id, type: value.type });
}
