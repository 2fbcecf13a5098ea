/**
 * The predicate of an `argument` rule, read from the JavaScript that system.ts was evaluated to: from a function over the message to comparisons joined by
 * and, or, not. What has no such form is refused, so that a predicate is total: no operation in it can fail or go on without end.
 */
import {
  type ArrowFunctionExpression,
  type Expression,
  type FunctionExpression,
  type Node,
  parseExpressionAt,
  type Statement,
} from 'acorn';

/** A parameter by its place, or of an object pattern by its name. */
export type Parameter = number | string;

export type Predicate =
  /** The sum of `plus` less the sum of `minus` is at most `bound`: one or two parameters in all. */
  | { kind: 'atMost'; plus: Parameter[]; minus: Parameter[]; bound: number }
  /** A boolean parameter is true. */
  | { kind: 'holds'; parameter: Parameter }
  | { kind: 'constant'; value: boolean }
  | { kind: 'not'; of: Predicate }
  | { kind: 'and' | 'or'; left: Predicate; right: Predicate };

/** Why a predicate is none, for the user. */
export class PredicateError extends Error {
  override name = 'PredicateError';
}

interface Linear {
  plus: Parameter[];
  minus: Parameter[];
  constant: number;
}

type Names = { kind: 'positions'; names: readonly string[] } | { kind: 'object'; name: string };

/** @throws PredicateError */
export function readPredicate(text: string): Predicate {
  let node: Expression;
  try {
    node = parseExpressionAt(`(${text})`, 0, { ecmaVersion: 2023 });
  } catch {
    throw new PredicateError('it must be an arrow function');
  }
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression')
    throw new PredicateError('it must be an arrow function');
  if (node.async || node.generator) throw new PredicateError('it must give its answer at once');
  const names = namesOf(node);
  return node.body.type === 'BlockStatement' ? readStatements(node.body.body, names) : readCondition(node.body, names);
}

/** `(value) => …` or, when the body says `a.value`, the object of all parameters. */
function namesOf(node: ArrowFunctionExpression | FunctionExpression): Names {
  const names = node.params.map((parameter) => {
    if (parameter.type !== 'Identifier') throw new PredicateError('its parameters must be plain names');
    return parameter.name;
  });
  const [only] = names;
  if (names.length === 1 && only !== undefined && usesMembers(node.body, only)) return { kind: 'object', name: only };
  return { kind: 'positions', names };
}

function usesMembers(node: Node, name: string): boolean {
  if (node.type === 'MemberExpression') {
    const { object } = node as Node & { object: Node & { name?: string } };
    if (object.type === 'Identifier' && object.name === name) return true;
  }
  return Object.values(node).some((child: unknown) =>
    Array.isArray(child) ? child.some((each) => isNode(each) && usesMembers(each, name)) : isNode(child) && usesMembers(child, name),
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** `if (…) return …; return …;` */
function readStatements(statements: readonly Statement[], names: Names): Predicate {
  const [first, ...rest] = statements;
  if (first === undefined) throw new PredicateError('it must give an answer on every way');
  if (first.type === 'ReturnStatement') {
    if (!first.argument) throw new PredicateError('it must give an answer on every way');
    return readCondition(first.argument, names);
  }
  if (first.type === 'BlockStatement') return readStatements([...first.body, ...rest], names);
  if (first.type !== 'IfStatement') throw new PredicateError(`it may hold \`if\` and \`return\` only, not ${nameOf(first)}`);
  const otherwise = first.alternate ? [first.alternate, ...rest] : rest;
  return choose(readCondition(first.test, names), readStatements([first.consequent, ...rest], names), readStatements(otherwise, names));
}

function choose(condition: Predicate, yes: Predicate, no: Predicate): Predicate {
  return {
    kind: 'or',
    left: { kind: 'and', left: condition, right: yes },
    right: { kind: 'and', left: { kind: 'not', of: condition }, right: no },
  };
}

function readCondition(node: Expression, names: Names): Predicate {
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'boolean') return { kind: 'constant', value: node.value };
      break;
    case 'Identifier':
    case 'MemberExpression':
      return { kind: 'holds', parameter: readParameter(node, names) };
    case 'UnaryExpression':
      if (node.operator === '!') return { kind: 'not', of: readCondition(node.argument, names) };
      break;
    case 'LogicalExpression':
      if (node.operator !== '??') {
        const kind = node.operator === '&&' ? 'and' : 'or';
        return { kind, left: readCondition(node.left, names), right: readCondition(node.right, names) };
      }
      break;
    case 'ConditionalExpression':
      return choose(readCondition(node.test, names), readCondition(node.consequent, names), readCondition(node.alternate, names));
    case 'BinaryExpression':
      return readComparison(node.operator, node.left as Expression, node.right, names);
  }
  throw new PredicateError(`it cannot hold ${nameOf(node)} as a condition`);
}

function readComparison(operator: string, left: Expression, right: Expression, names: Names): Predicate {
  const boolean = (node: Expression) => (node.type === 'Literal' && typeof node.value === 'boolean' ? node.value : null);
  const [wanted, other] = boolean(right) === null ? [boolean(left), right] : [boolean(right), left];
  if (wanted !== null && (operator === '===' || operator === '!==')) {
    const holds = readCondition(other, names);
    return wanted === (operator === '===') ? holds : { kind: 'not', of: holds };
  }
  const a = readNumber(left, names);
  const b = readNumber(right, names);
  switch (operator) {
    case '<=':
      return atMost(a, b, 0);
    case '<':
      return atMost(a, b, -1);
    case '>=':
      return atMost(b, a, 0);
    case '>':
      return atMost(b, a, -1);
    case '===':
      return { kind: 'and', left: atMost(a, b, 0), right: atMost(b, a, 0) };
    case '!==':
      return { kind: 'or', left: atMost(a, b, -1), right: atMost(b, a, -1) };
    default:
      throw new PredicateError(`it cannot hold \`${operator}\``);
  }
}

/** a <= b + slack */
function atMost(a: Linear, b: Linear, slack: number): Predicate {
  const plus = [...a.plus, ...b.minus];
  const minus = [...a.minus, ...b.plus];
  // What stands on both sides is nothing: `a - a`.
  for (const parameter of [...plus]) {
    if (!minus.includes(parameter)) continue;
    plus.splice(plus.indexOf(parameter), 1);
    minus.splice(minus.indexOf(parameter), 1);
  }
  const bound = b.constant - a.constant + slack;
  if (plus.length + minus.length === 0) return { kind: 'constant', value: bound >= 0 };
  if (plus.length + minus.length > 2) throw new PredicateError('one comparison may hold two parameters at most');
  return { kind: 'atMost', plus, minus, bound };
}

function readNumber(node: Expression, names: Names): Linear {
  if (node.type === 'Literal' && typeof node.value === 'number') {
    if (!Number.isSafeInteger(node.value) || Math.abs(node.value) > 0xffff_ffff)
      throw new PredicateError(`${node.raw} is no whole number of 32 bits`);
    return { plus: [], minus: [], constant: node.value };
  }
  if (node.type === 'Identifier' || node.type === 'MemberExpression') {
    return { plus: [readParameter(node, names)], minus: [], constant: 0 };
  }
  if (node.type === 'UnaryExpression' && (node.operator === '-' || node.operator === '+')) {
    const { plus, minus, constant } = readNumber(node.argument, names);
    return node.operator === '+' ? { plus, minus, constant } : { plus: minus, minus: plus, constant: -constant };
  }
  if (node.type === 'BinaryExpression' && (node.operator === '+' || node.operator === '-')) {
    const left = readNumber(node.left as Expression, names);
    const right = readNumber(node.right, names);
    const [plus, minus] = node.operator === '+' ? [right.plus, right.minus] : [right.minus, right.plus];
    return {
      plus: [...left.plus, ...plus],
      minus: [...left.minus, ...minus],
      constant: left.constant + (node.operator === '+' ? right.constant : -right.constant),
    };
  }
  throw new PredicateError(`it cannot hold ${nameOf(node)} as a number`);
}

function readParameter(node: Expression, names: Names): Parameter {
  if (names.kind === 'object') {
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === names.name && !node.computed) {
      if (node.property.type === 'Identifier') return node.property.name;
    }
  } else if (node.type === 'Identifier') {
    const index = names.names.indexOf(node.name);
    if (index >= 0) return index;
    throw new PredicateError(`'${node.name}' is none of its parameters: it sees the message and nothing else`);
  }
  throw new PredicateError(`it cannot hold ${nameOf(node)}`);
}

function nameOf(node: Node): string {
  const names: Record<string, string> = {
    CallExpression: 'a call',
    AssignmentExpression: 'an assignment',
    UpdateExpression: 'an assignment',
    VariableDeclaration: 'a variable',
    ForStatement: 'a loop',
    WhileStatement: 'a loop',
    TemplateLiteral: 'a text',
    MemberExpression: 'a member',
    BinaryExpression: `\`${(node as Node & { operator?: string }).operator}\``,
    UnaryExpression: `\`${(node as Node & { operator?: string }).operator}\``,
    Literal: `\`${(node as Node & { raw?: string }).raw}\``,
    Identifier: `'${(node as Node & { name?: string }).name}'`,
  };
  return names[node.type] ?? `a ${node.type}`;
}

export function parametersOf(predicate: Predicate): Parameter[] {
  switch (predicate.kind) {
    case 'atMost':
      return [...predicate.plus, ...predicate.minus];
    case 'holds':
      return [predicate.parameter];
    case 'constant':
      return [];
    case 'not':
      return parametersOf(predicate.of);
    default:
      return [...parametersOf(predicate.left), ...parametersOf(predicate.right)];
  }
}
