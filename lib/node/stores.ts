/** Every way a value gets into a sized place: range checks for integers, rounding for f32. */
import { ts } from 'ts-morph';
import { fitsWithoutLoss, isExact, isIntegerPlace, type Kind, type PlaceKind } from './kinds.ts';
import { admitsNull, isNarrowed } from './nulls.ts';
import { type Text, text } from './pieces.ts';
import type { Rewriter } from './rewriter.ts';

/** The number that a literal stands for, sign included; undefined for all else. */
function literalValue(node: ts.Expression): number | undefined {
  if (ts.isParenthesizedExpression(node)) return literalValue(node.expression);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = literalValue(node.operand);
    return value === undefined ? undefined : -value;
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) return literalValue(node.operand);
  return undefined;
}

/** Branches of `?:` and the like, each of which is stored for itself, so that a literal branch stays as it is. */
function isBranch(node: ts.Expression): node is ts.ConditionalExpression {
  return ts.isConditionalExpression(node);
}

const limits = {
  u8: [0, 0xff],
  u16: [0, 0xffff],
  u32: [0, 0xffff_ffff],
  i8: [-0x80, 0x7f],
  i16: [-0x8000, 0x7fff],
  i32: [-0x8000_0000, 0x7fff_ffff],
} as const;

/** Wraps an already rendered value of `kind` for a store into `place`. */
export function converted(rewriter: Rewriter, at: ts.Node, value: Text, kind: Kind, place: PlaceKind): Text {
  if (kind === 'null') return value;
  if (!mayBeNull(rewriter, at)) return convertedValue(rewriter, at, value, kind, place);
  const inner = convertedValue(rewriter, at, ['value'], kind, place);
  return inner.length === 1 && inner[0] === 'value' ? value : rewriter.call('maybe', value, text`(value) => ${inner}`);
}

function mayBeNull(rewriter: Rewriter, at: ts.Node): boolean {
  const node = ts.isShorthandPropertyAssignment(at) ? at.name : at;
  return ts.isExpression(node) && admitsNull(rewriter.checker.getTypeAtLocation(node));
}

function convertedValue(rewriter: Rewriter, at: ts.Node, value: Text, kind: Kind, place: PlaceKind): Text {
  if (kind === place || (fitsWithoutLoss(kind, place) && kind !== 'fraction')) return value;
  if (place === 'f32') return rewriter.call('fround', isExact(kind) ? text`(${value}) + 0` : value);
  if (place === 'f64') return isExact(kind) ? text`((${value}) + 0)` : value;
  if (place === 'i64' || place === 'u64') return rewriter.call('checkBig', rewriter.place(at), `'${place}'`, value);
  return rewriter.call('check', rewriter.place(at), `'${place}'`, value);
}

/** The value of an expression as stored in a place. */
export function stored(rewriter: Rewriter, node: ts.Expression, kind: Kind, place: PlaceKind | undefined): Text {
  if (place === undefined || kind === 'other') return rewriter.render(node);
  if (ts.isParenthesizedExpression(node)) return text`(${stored(rewriter, node.expression, kind, place)})`;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return text`${rewriter.render(node.left)}, ${stored(rewriter, node.right, kind, place)}`;
  if (isBranch(node)) {
    const branch = (inner: ts.Expression) => stored(rewriter, inner, rewriter.kinds.of(inner), place);
    return text`${rewriter.render(node.condition)} ? ${branch(node.whenTrue)} : ${branch(node.whenFalse)}`;
  }
  const literal = literalValue(node);
  if (literal !== undefined && !Object.is(literal, -0)) {
    if (isIntegerPlace(place) && Number.isInteger(literal) && literal >= limits[place][0] && literal <= limits[place][1])
      return rewriter.render(node);
    if (place === 'f32' && Math.fround(literal) === literal) return rewriter.render(node);
    if (place === 'f64') return rewriter.render(node);
  }
  // A literal -0 is a float's: only integer places lose it.
  if (literal !== undefined && (place === 'f32' || place === 'f64'))
    return place === 'f32' ? rewriter.call('fround', rewriter.render(node)) : rewriter.render(node);
  // Arithmetic of f32 stays in f32 step by step; arithmetic of literals alone is done as JavaScript does it, and rounded once.
  return converted(rewriter, node, rewriter.render(node), kind, place);
}

function storedIn(rewriter: Rewriter, node: ts.Expression, place: Kind | undefined): Text {
  return stored(rewriter, node, rewriter.kinds.of(node), rewriter.sized(place));
}

/** `let x: u8 = e`, a parameter's default, a field's initialiser; an element of a pattern with a default. */
export function renderVariable(rewriter: Rewriter, node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration): Text {
  const { initializer } = node;
  if (!initializer) return rewriter.children(node);
  const kind = ts.isIdentifier(node.name) || ts.isPropertyDeclaration(node) ? rewriter.kinds.ofDeclaration(node) : 'other';
  return rewriter.children(node, (child) => (child === initializer ? storedIn(rewriter, initializer, kind) : rewriter.render(child)));
}

/** `return e`, and the body of an arrow function that is an expression. */
export function renderReturn(rewriter: Rewriter, node: ts.ReturnStatement | ts.ArrowFunction): Text {
  const value = ts.isReturnStatement(node) ? node.expression : ts.isBlock(node.body) ? undefined : node.body;
  const owner = ts.isReturnStatement(node) ? ts.findAncestor(node, ts.isFunctionLike) : node;
  if (!value || !owner) return rewriter.children(node);
  const result = () => storedIn(rewriter, value, resultOf(rewriter, owner));
  return rewriter.children(node, (child) => {
    if (child !== value) return rewriter.render(child);
    return ts.isArrowFunction(node) ? rewriter.expressionBody(result) : result();
  });
}

/** The result's kind: annotated, given by the context of an arrow function, or inferred from what it returns. */
function resultOf(rewriter: Rewriter, owner: ts.SignatureDeclaration): Kind {
  if (ts.isGetAccessorDeclaration(owner) && !owner.type) return 'other';
  if ((owner as ts.FunctionLikeDeclaration).asteriskToken) return rewriter.kinds.ofSequenceResult(owner);
  if (!owner.type && (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner))) {
    const contextual = rewriter.checker.getContextualType(owner);
    const signature = contextual && rewriter.checker.getNonNullableType(contextual).getCallSignatures()[0];
    return signature ? rewriter.kinds.ofType(rewriter.checker.getReturnTypeOfSignature(signature)) : 'other';
  }
  return rewriter.kinds.ofDeclaration(owner);
}

/** `on ? x : 0.1`, `x ?? 0.1`: where one of both is an f32, the other is rounded to one. */
export function renderChoice(rewriter: Rewriter, node: ts.Expression, sides: readonly ts.Expression[]): Text {
  if (rewriter.kinds.of(node) !== 'f32') return rewriter.children(node);
  return rewriter.children(node, (child) => {
    const side = sides.find((each) => each === child);
    return side ? stored(rewriter, side, rewriter.kinds.of(side), 'f32') : rewriter.render(child);
  });
}

export function renderPropertyAssignment(rewriter: Rewriter, node: ts.PropertyAssignment): Text {
  const value = node.initializer;
  return rewriter.children(node, (child) =>
    child === value ? storedIn(rewriter, value, rewriter.kinds.ofDeclaration(node)) : rewriter.render(child),
  );
}

/** `{ x }`: written out where the value has to change. */
export function renderShorthand(rewriter: Rewriter, node: ts.ShorthandPropertyAssignment): Text {
  const contextual = rewriter.checker.getContextualType(node.parent as ts.ObjectLiteralExpression)?.getProperty(node.name.text);
  const place = rewriter.sized(contextual ? rewriter.kinds.ofType(rewriter.checker.getTypeOfSymbol(contextual)) : 'other');
  const variable = rewriter.checker.getShorthandAssignmentValueSymbol(node)?.valueDeclaration;
  const kind = variable ? rewriter.kinds.ofDeclaration(variable) : 'other';
  const isChecked = isNarrowed(rewriter.checker, rewriter.kinds, node.name);
  if (!isChecked && (place === undefined || kind === 'other')) return rewriter.copy(node);
  const name = rewriter.copy(node.name);
  const value = isChecked ? rewriter.present(node, name) : name;
  return text`${name}: ${place === undefined || kind === 'other' ? value : converted(rewriter, node, value, kind, place)}`;
}

export function renderArrayLiteral(rewriter: Rewriter, node: ts.ArrayLiteralExpression): Text {
  const inferred = rewriter.kinds.inferredPlace(node.elements);
  const constant = ts.isAsExpression(node.parent) && ts.isConstTypeReference(node.parent.type);
  return rewriter.children(node, (child) => {
    const element = child as ts.Expression;
    if (ts.isSpreadElement(child) || ts.isOmittedExpression(child)) return rewriter.render(child);
    const contextual = rewriter.checker.getContextualType(element);
    const kind = contextual ? rewriter.kinds.ofType(contextual) : 'other';
    const place = rewriter.sized(kind) ?? (constant || contextual ? undefined : inferred);
    return storedIn(rewriter, element, place);
  });
}

/** Reading an element. */
export function renderElement(rewriter: Rewriter, node: ts.ElementAccessExpression): Text {
  if (rewriter.kinds.ofElement(node.expression) === undefined) return rewriter.children(node);
  const place = rewriter.place(node.argumentExpression);
  if (ts.isOptionalChain(node)) {
    const array = rewriter.temporary();
    const checked = rewriter.call('index', place, array, rewriter.render(node.argumentExpression));
    return text`(${array} = ${rewriter.render(node.expression)})${node.questionDotToken ? '?.' : ''}[${checked}]`;
  }
  return rewriter.call('at', place, rewriter.render(node.expression), rewriter.render(node.argumentExpression));
}

/** The kind of what an assignment writes to; typed arrays take any number and wrap by themselves. */
export function targetKind(rewriter: Rewriter, target: ts.Expression): PlaceKind | undefined {
  if (ts.isParenthesizedExpression(target) || ts.isNonNullExpression(target)) return targetKind(rewriter, target.expression);
  if (ts.isElementAccessExpression(target) && rewriter.kinds.isTypedArray(target.expression)) return undefined;
  const setter = ts.isPropertyAccessExpression(target) && rewriter.kinds.resolve(target.name)?.declarations?.find(ts.isSetAccessor);
  const parameter = setter ? setter.parameters[0] : undefined;
  return rewriter.sized(parameter ? rewriter.kinds.ofDeclaration(parameter) : rewriter.kinds.of(target));
}

/** `target = value` with the value already rendered for the store. */
export function assigned(rewriter: Rewriter, target: ts.Expression, value: Text): Text {
  if (ts.isParenthesizedExpression(target) || ts.isNonNullExpression(target)) return assigned(rewriter, target.expression, value);
  if (ts.isElementAccessExpression(target) && rewriter.kinds.ofElement(target.expression) !== undefined) {
    const array = rewriter.render(target.expression);
    return rewriter.call('put', rewriter.place(target.argumentExpression), array, rewriter.render(target.argumentExpression), value);
  }
  return text`${renderTarget(rewriter, target)} = ${value}`;
}

/** A place to write to: only what leads to it is rendered. */
function renderTarget(rewriter: Rewriter, target: ts.Expression): Text {
  if (ts.isPropertyAccessExpression(target)) {
    return rewriter.children(target, (child) => (child === target.expression ? rewriter.render(child) : rewriter.copy(child)));
  }
  return rewriter.copy(target);
}

/** A place that is read and then written: `prepare` runs first, once; then `read`, then `write`. */
export interface Update {
  prepare: Text[];
  read: Text;
  write(value: Text): Text;
}

export function updateOf(rewriter: Rewriter, target: ts.Expression): Update {
  if (ts.isParenthesizedExpression(target) || ts.isNonNullExpression(target)) return updateOf(rewriter, target.expression);
  if (ts.isElementAccessExpression(target) && rewriter.kinds.ofElement(target.expression) !== undefined) {
    const array = rewriter.temporary();
    const index = rewriter.temporary();
    const place = rewriter.place(target.argumentExpression);
    const element = rewriter.call('index', place, array, index);
    return {
      prepare: [text`${array} = ${rewriter.render(target.expression)}`, text`${index} = ${rewriter.render(target.argumentExpression)}`],
      read: rewriter.call('at', place, array, index),
      write: (value) => text`${array}[${element}] = ${value}`,
    };
  }
  if (
    ts.isPropertyAccessExpression(target) &&
    target.expression.kind !== ts.SyntaxKind.ThisKeyword &&
    !ts.isIdentifier(target.expression)
  ) {
    const object = rewriter.temporary();
    const field = text`${object}.${target.name.text}`;
    return { prepare: [text`${object} = ${rewriter.render(target.expression)}`], read: field, write: (value) => text`${field} = ${value}` };
  }
  const plain = rewriter.copy(target);
  return { prepare: [], read: plain, write: (value) => text`${plain} = ${value}` };
}
