/** A predicate as the kernel evaluates it: comparisons that lead forward to one another or to a verdict (struct test of kernel/include/tables.h). */
import type { MethodSignature } from './model.ts';
import { type Parameter, type Predicate, PredicateError } from './predicate.ts';

/** FIELD_* */
export const field = { signed: 4, add: 8, subtract: 16 } as const;
/** TEST_* */
export const denies = 0;
export const allows = 0xff;
const testsMost = 120;

export interface TestRow {
  firstAt: number;
  first: number;
  secondAt: number;
  second: number;
  /** So many tests further on, or a verdict. */
  yes: number;
  no: number;
  bound: number;
}

/** A whole predicate that is one number between two bounds: what most are, and what the kernel checks without going through tests. */
export interface RangeRow {
  at: number;
  kind: number;
  /** Both may be, as 32-bit words. */
  least: number;
  span: number;
}

/** Null: it takes tests. */
export function rangeOfTests(tests: readonly TestRow[]): RangeRow | null {
  const { firstAt: at, first: kind } = tests[0]!;
  let [low, high] = rangeOf(tests[0]!);
  for (const [index, test] of tests.entries()) {
    const { yes, no, bound } = test;
    const goOn = index === tests.length - 1 ? allows : 1;
    if (test.firstAt !== at || test.first !== kind || (test.second & (field.add | field.subtract)) !== 0) return null;
    if (yes === goOn && no === denies) high = Math.min(high, bound);
    else if (yes === denies && no === goOn) low = Math.max(low, bound + 1);
    else return null;
  }
  return low <= high ? { at, kind, least: low >>> 0, span: high - low } : null;
}

type Target = 'allow' | 'deny' | number;
interface Node {
  operands: Pick<TestRow, 'firstAt' | 'first' | 'secondAt' | 'second'>;
  bound: number;
  yes: Target;
  no: Target;
}

const sizes: Record<string, number> = { boolean: 0, u8: 0, i8: 0, u16: 1, i16: 1, u32: 2, i32: 2 };

/** @throws PredicateError when the message does not have what the predicate looks at, or it looks at nothing */
export function compilePredicate(predicate: Predicate, signature: MethodSignature): TestRow[] {
  // A comparison that the type of its number decides is left out, unless nothing would be left.
  return compile(predicate, signature, true) ?? compile(predicate, signature, false)!;
}

function compile(predicate: Predicate, signature: MethodSignature, fold: boolean): TestRow[] | null {
  const nodes: Node[] = [];
  const operand = (parameter: Parameter, asBoolean: boolean) => operandOf(parameter, signature, asBoolean);
  const push = (node: Node): Target => {
    nodes.push(node);
    return nodes.length - 1;
  };
  const generate = (it: Predicate, yes: Target, no: Target): Target => {
    switch (it.kind) {
      case 'constant':
        return it.value ? yes : no;
      case 'not':
        return generate(it.of, no, yes);
      case 'and':
        return generate(it.left, generate(it.right, yes, no), no);
      case 'or':
        return generate(it.left, yes, generate(it.right, yes, no));
      case 'holds': {
        const { at, kind } = operand(it.parameter, true);
        return push({ operands: { firstAt: at, first: kind, secondAt: 0, second: 0 }, bound: 0, yes: no, no: yes });
      }
      case 'atMost': {
        // -s <= bound is not (s <= -bound - 1).
        const negative = it.plus.length === 0;
        const [a, b] = [...it.plus, ...it.minus].map((parameter) => operand(parameter, false));
        const combine = b ? b.kind | (it.plus.length === 1 && it.minus.length === 1 ? field.subtract : field.add) : 0;
        const operands = { firstAt: a!.at, first: a!.kind, secondAt: b?.at ?? 0, second: combine };
        const bound = negative ? -it.bound - 1 : it.bound;
        const [low, high] = rangeOf(operands);
        const [holds, fails] = negative ? [no, yes] : [yes, no];
        if (fold && bound >= high) return holds;
        if (fold && bound < low) return fails;
        return push({ operands, bound, yes: holds, no: fails });
      }
    }
  };
  const entry = generate(predicate, 'allow', 'deny');
  if (typeof entry === 'string' && fold) return null;
  if (typeof entry === 'string') throw new PredicateError(`it ${entry === 'allow' ? 'allows' : 'denies'} every message: it looks at none`);
  const used = reachable(nodes, entry);
  if (used.length > testsMost) throw new PredicateError(`it is too long: ${used.length} comparisons, at most ${testsMost}`);
  // Those made last come first: then every way leads forward.
  const place = new Map(used.map((node, index) => [node, index]));
  const jump = (from: number, target: Target) =>
    target === 'allow' ? allows : target === 'deny' ? denies : place.get(target)! - place.get(from)!;
  return used.map((index) => {
    const { operands, bound, yes, no } = nodes[index]!;
    return { ...operands, yes: jump(index, yes), no: jump(index, no), bound };
  });
}

function reachable(nodes: readonly Node[], entry: number): number[] {
  const found = new Set<number>();
  const pending = [entry];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const target of [nodes[next]!.yes, nodes[next]!.no]) if (typeof target === 'number') pending.push(target);
  }
  return [...found].sort((a, b) => b - a);
}

function operandOf(parameter: Parameter, { parameters, name }: MethodSignature, asBoolean: boolean): { at: number; kind: number } {
  const found = typeof parameter === 'number' ? parameters[parameter] : parameters.find((each) => each.name === parameter);
  const shown = typeof parameter === 'number' ? `a parameter ${parameter + 1}` : `'${parameter}'`;
  if (!found) throw new PredicateError(`'${name}' has no ${shown.replace(/^a /, '')}: it takes ${list(parameters)}`);
  const size = sizes[found.type];
  if (size === undefined)
    throw new PredicateError(`'${found.name}' of '${name}' is ${found.type}: it can look at whole numbers of 32 bits and booleans`);
  if ((found.type === 'boolean') !== asBoolean)
    throw new PredicateError(`'${found.name}' of '${name}' is ${found.type}, and is used as ${asBoolean ? 'a boolean' : 'a number'}`);
  return { at: found.offset, kind: size | (found.type.startsWith('i') ? field.signed : 0) };
}

function list(parameters: MethodSignature['parameters']): string {
  return parameters.length === 0 ? 'none' : parameters.map(({ name, type }) => `${name}: ${type}`).join(', ');
}

/** What the kernel's monitor makes of the tests; the message is as long as the guard says. */
export function evaluateTests(tests: readonly TestRow[], message: Uint8Array): boolean {
  for (let at = 0; at < tests.length; ) {
    const test = tests[at]!;
    const first = numberAt(message, test.firstAt, test.first);
    const second = numberAt(message, test.secondAt, test.second);
    if (first === null || second === null) return false;
    const value = test.second & field.add ? first + second : test.second & field.subtract ? first - second : first;
    const go = value <= test.bound ? test.yes : test.no;
    if (go === denies || go === allows) return go === allows;
    at += go;
  }
  return false;
}

function numberAt(message: Uint8Array, at: number, kind: number): number | null {
  const size = 1 << (kind & 3);
  if (size > 4 || at + size > message.length) return null;
  let value = 0;
  for (let index = size - 1; index >= 0; index--) value = value * 256 + message[at + index]!;
  return kind & field.signed && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
}

/** Which verdicts some message can have, as far as the ranges of its numbers tell: an answer of false is certain. */
export function verdictsOf(tests: readonly TestRow[]): { allow: boolean; deny: boolean } {
  const result = { allow: false, deny: false };
  let steps = 0;
  const walk = (at: number, known: ReadonlyMap<string, readonly [number, number]>): void => {
    if (steps++ > 20_000 || (result.allow && result.deny)) {
      result.allow = true;
      result.deny = true;
      return;
    }
    const test = tests[at]!;
    const key = [test.firstAt, test.first, test.secondAt, test.second].join();
    const [low, high] = known.get(key) ?? rangeOf(test);
    const branches: [number, readonly [number, number]][] = [
      [test.yes, [low, Math.min(high, test.bound)]],
      [test.no, [Math.max(low, test.bound + 1), high]],
    ];
    for (const [go, range] of branches) {
      if (range[0] > range[1]) continue;
      if (go === allows) result.allow = true;
      else if (go === denies) result.deny = true;
      else walk(at + go, new Map([...known, [key, range]]));
    }
  };
  walk(0, new Map());
  return result;
}

function rangeOf(test: Pick<TestRow, 'first' | 'second'>): [number, number] {
  const range = (kind: number): [number, number] => {
    const bits = 8 * (1 << (kind & 3));
    return kind & field.signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  };
  const [low, high] = range(test.first);
  const [otherLow, otherHigh] = range(test.second);
  if (test.second & field.add) return [low + otherLow, high + otherHigh];
  return test.second & field.subtract ? [low - otherHigh, high - otherLow] : [low, high];
}
