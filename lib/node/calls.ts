/** Calls: arguments are stores into parameters; Math on f32 rounds; the functions of `bulkhead` get the place of the call for their traps. */
import { ts } from 'ts-morph';
import { combine, isBig, type Kind } from './kinds.ts';
import { join, type Text, text } from './pieces.ts';
import type { Rewriter } from './rewriter.ts';
import { stored } from './stores.ts';

/** Functions of elementary.ts. */
const elementary = ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'exp', 'log', 'log2', 'log10', 'pow', 'cbrt', 'hypot'];
/** Functions of lib/bulkhead.ts that may trap. */
const checking = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32', 'i64', 'u64', 'assert', 'milliseconds', 'alarm', 'format'];

/** Arguments, each as its parameter takes it. */
function renderArguments(rewriter: Rewriter, node: ts.CallExpression | ts.NewExpression): Text {
  const signature = rewriter.checker.getResolvedSignature(node);
  const values = (node.arguments ?? []).map((argument, index) => {
    if (ts.isSpreadElement(argument)) return rewriter.render(argument);
    if (index === 0 && isSearchOfF32(rewriter, node.expression)) return stored(rewriter, argument, rewriter.kinds.of(argument), 'f32');
    return stored(rewriter, argument, rewriter.kinds.of(argument), rewriter.sized(parameterKind(rewriter, signature, index, node)));
  });
  return join(values, ', ');
}

/** `reals.indexOf(0.1)`, `reals.includes(0.1)`: compared with elements of f32, as `===` would compare it. */
function isSearchOfF32(rewriter: Rewriter, callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee) || !['indexOf', 'includes'].includes(callee.name.text)) return false;
  return rewriter.kinds.ofElement(callee.expression) === 'f32';
}

function parameterKind(rewriter: Rewriter, signature: ts.Signature | undefined, index: number, node: ts.Node): Kind {
  const parameters = signature?.getParameters() ?? [];
  const parameter = parameters[Math.min(index, parameters.length - 1)];
  if (!parameter) return 'other';
  const declaration = parameter.valueDeclaration;
  const rest = declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
  if (!rest && index >= parameters.length) return 'other';
  // Parameters without annotation take the kind of their default.
  if (declaration && ts.isParameter(declaration) && !declaration.type && declaration.initializer)
    return rewriter.kinds.ofDeclaration(declaration);
  const type = rewriter.checker.getTypeOfSymbolAtLocation(parameter, node);
  const kind = rewriter.kinds.ofType(rest ? (rewriter.checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type) : type);
  // A parameter of an enum or of `number` (Math, lengths) is no sized place.
  return kind;
}

/** The name of a function of lib/bulkhead.ts, through import aliases: `u8` for `u8(x)` and `u8.trunc(x)`. */
function bulkheadName(rewriter: Rewriter, callee: ts.Expression): string | undefined {
  const root = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  if (!ts.isIdentifier(root)) return undefined;
  const symbol = rewriter.kinds.resolve(root);
  const file = symbol?.valueDeclaration?.getSourceFile().fileName;
  return file?.endsWith('/lib/bulkhead.ts') ? symbol?.name : undefined;
}

export function renderCall(rewriter: Rewriter, node: ts.CallExpression): Text {
  const callee = node.expression;
  if (rewriter.kinds.mathName(callee) !== undefined) return renderMath(rewriter, node);
  if (callee.getText(rewriter.source) === 'console.log') return renderLog(rewriter, node);
  const name = bulkheadName(rewriter, callee);
  if (name === 'atMost') return rewriter.call('atMost', rewriter.place(node), renderArguments(rewriter, node));
  if (name === 'mapInto') return rewriter.call('mapInto', rewriter.place(node), renderArguments(rewriter, node));
  if (name === 'f32' || name === 'f64') {
    const value = node.arguments[0];
    if (value && isBig(rewriter.kinds.of(value))) return text`${rewriter.copy(callee)}(${rewriter.render(value)})`;
    return value ? text`${rewriter.copy(callee)}(${stored(rewriter, value, rewriter.kinds.of(value), name)})` : rewriter.children(node);
  }
  if (name !== undefined && checking.includes(name)) {
    return text`${rewriter.call('placed', rewriter.place(node), rewriter.copy(callee))}(${renderArguments(rewriter, node)})`;
  }
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'set' && rewriter.kinds.isTypedArray(callee.expression)) {
    return rewriter.call('set', rewriter.place(node), rewriter.render(callee.expression), renderArguments(rewriter, node));
  }
  const optional = node.questionDotToken ? '?.' : '';
  const types = node.typeArguments
    ? text`<${join(
        node.typeArguments.map((type) => rewriter.copy(type)),
        ', ',
      )}>`
    : '';
  return text`${rewriter.render(callee)}${optional}${types}(${renderArguments(rewriter, node)})`;
}

export function renderNew(rewriter: Rewriter, node: ts.NewExpression): Text {
  const types = node.typeArguments
    ? text`<${join(
        node.typeArguments.map((type) => rewriter.copy(type)),
        ', ',
      )}>`
    : '';
  return text`new ${rewriter.render(node.expression)}${types}(${renderArguments(rewriter, node)})`;
}

function renderMath(rewriter: Rewriter, node: ts.CallExpression): Text {
  const kind = node.arguments.map((argument) => rewriter.kinds.of(argument)).reduce(combine, 'integer');
  const values = node.arguments.map((argument) =>
    kind === 'f32' || kind === 'f64' ? rewriter.operand(argument, kind) : rewriter.render(argument),
  );
  const name = rewriter.kinds.mathName(node.expression);
  // The same algorithm as on the chip, not the engine's own.
  const call =
    name !== undefined && elementary.includes(name)
      ? rewriter.call(name, ...values)
      : text`${rewriter.copy(node.expression)}(${join(values, ', ')})`;
  return kind === 'f32' && rewriter.kinds.of(node) === 'f32' ? rewriter.call('fround', call) : call;
}

/** One line, as the chip prints it: values joined by a space, each as String(value) would. */
function renderLog(rewriter: Rewriter, node: ts.CallExpression): Text {
  const [first] = node.arguments;
  const single = node.arguments.length === 1 && first !== undefined;
  if (single && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))) {
    return text`console.log(${rewriter.call('line', rewriter.render(first))})`;
  }
  const values = join(
    node.arguments.map((argument) => rewriter.render(argument)),
    ', ',
  );
  return text`console.log(${rewriter.call('line', text`[${values}].map(String).join(' ')`)})`;
}
