/** Random uses of values that may be null, overridden methods, sequences, and callbacks within expressions. */
import { type Choices, type IntegerName, integerNames, type Scope, type Variable } from './generator-choices.ts';
import type { Expressions } from './generator-expressions.ts';
import type { Statements } from './generator-statements.ts';
import type { Writer } from './generator-types.ts';

export class Features {
  private readonly choices: Choices;
  private readonly expressions: Expressions;
  private readonly statements: Statements;
  private readonly writer: Writer;
  private readonly suffix: string;

  constructor(choices: Choices, expressions: Expressions, statements: Statements, writer: Writer, suffix: string) {
    this.choices = choices;
    this.expressions = expressions;
    this.statements = statements;
    this.writer = writer;
    this.suffix = suffix;
  }

  /** Declares some of them. */
  declare(scope: Scope): void {
    const { choices } = this;
    if (choices.chance(30)) this.nullable(scope);
    if (choices.chance(25)) this.family(scope);
    if (choices.chance(25)) this.sequence(scope);
  }

  private nullable(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const type = choices.of(integerNames);
    writer.line(`let maybe: ${type} | null = ${choices.chance(50) ? expressions.literalOf(type) : 'null'};`);
    // Set by a function, so that TypeScript does not narrow it.
    writer.block(`function setMaybe(value: ${type} | null): void`, () => writer.line('maybe = value;'));
    writer.line('');
    scope.maybe = { name: 'maybe', type, set: 'setMaybe' };
  }

  /** An abstract class and two that override its method, one of which calls it. */
  private family(scope: Scope): void {
    const { choices, expressions, writer, suffix } = this;
    const [n, result] = [choices.of(integerNames), choices.of(integerNames)];
    const own: Variable[] = [{ name: 'this.n', type: n, assignable: true }];
    const inner = (more: Variable[] = []): Scope => ({
      ...scope,
      locals: [...own, ...more, { name: 'by', type: 'i32', assignable: true }],
      loops: 1,
      result,
    });
    const body = (locals: Scope) => {
      this.statements.list(locals, 1 + choices.below(2));
      writer.line(`return ${expressions.stored(locals, result, 2)};`);
    };
    writer.block(`abstract class Base${suffix}`, () => {
      writer.line(`n: ${n} = ${expressions.literalOf(n)};`);
      writer.block(`apply(by: i32): ${result}`, () => body(inner()));
      writer.line(`abstract other(by: i32): ${result};`);
    });
    writer.block(`class Left${suffix} extends Base${suffix}`, () => {
      writer.line('extra: i32 = 3;');
      writer.block(`override apply(by: i32): ${result}`, () => {
        writer.line('this.extra = i32.wrap(this.extra + by);');
        writer.line(`return ${result}.wrap(super.apply(by) + this.extra);`);
      });
      writer.block(`other(by: i32): ${result}`, () => body(inner([{ name: 'this.extra', type: 'i32', assignable: true }])));
    });
    writer.block(`class Right${suffix} extends Base${suffix}`, () => {
      writer.block(`other(by: i32): ${result}`, () => body(inner()));
    });
    writer.line(`const family: Base${suffix}[] = [new Left${suffix}(), new Right${suffix}(), new Left${suffix}()];`);
    writer.line('');
    for (const method of ['apply', 'other']) {
      scope.functions.push({ name: `family[g_u8 & 1]!.${method}`, parameters: ['i32'], result });
      scope.functions.push({ name: `family[2]!.${method}`, parameters: ['i32'], result });
    }
    for (const at of [0, 1]) scope.globals.push({ name: `family[${at}]!.n`, type: n, assignable: true });
  }

  /** A sequence that is stepped; it ends, and stays at its end. */
  private sequence(scope: Scope): void {
    const { choices, writer } = this;
    writer.block('function* sequence(): Steps', () => {
      const inner: Scope = { ...scope, locals: [], loops: 1, inSequence: true };
      writer.line(`let held: i32 = ${this.expressions.literalOf('i32')};`);
      inner.locals.push({ name: 'held', type: 'i32', assignable: true });
      this.statements.list(inner, 1 + choices.below(3));
      writer.line('yield;');
      this.statements.list(inner, 1 + choices.below(3));
      writer.line('console.log(held);');
    });
    writer.line('const steps = run(sequence);');
    writer.line('');
    scope.sequence = 'steps';
  }

  /** One statement that uses what is there; false when it wrote none. */
  statement(scope: Scope): boolean {
    const { choices, expressions, writer } = this;
    switch (choices.below(2)) {
      case 0:
        if (!scope.sequence || scope.inSequence || scope.inCallback) return false;
        writer.line(`${scope.sequence}.step();`);
        writer.line(`console.log(${scope.sequence}.done);`);
        return true;
      case 1: {
        if (!scope.maybe) return false;
        const { name, type, set } = scope.maybe;
        if (choices.chance(60)) {
          writer.line(`${set}(${expressions.boolean(scope, 1).text} ? ${expressions.stored(scope, type, 2)} : null);`);
          return true;
        }
        writer.block(`if (${name} !== null)`, () => writer.line(`console.log(${name});`), '} else {');
        this.statements.list(scope, 1);
        writer.line('}');
        return true;
      }
      default:
        return false;
    }
  }
}

/** An integer expression over callbacks or what may be null; undefined when the program has none. */
export function featureInteger(
  expressions: Expressions,
  choices: Choices,
  scope: Scope,
  depth: number,
): { text: string; type: IntegerName } | undefined {
  switch (choices.below(2)) {
    case 0:
      if (!scope.maybe) return undefined;
      return { text: `(${scope.maybe.name} ?? ${expressions.stored(scope, scope.maybe.type, depth - 1)})`, type: scope.maybe.type };
    default: {
      if (scope.inSequence) return undefined;
      const array = choices.of(scope.arrays);
      const type = choices.of(integerNames);
      const inner: Scope = {
        ...scope,
        locals: [...scope.locals, { name: 'sum', type, assignable: false }, { name: 'value', type: array.element, assignable: false }],
      };
      const body = expressions.stored(inner, type, Math.min(depth - 1, 1));
      return { text: `${array.name}.reduce<${type}>((sum, value) => ${body}, ${expressions.literalOf(type)})`, type };
    }
  }
}

/** Whether some or all elements meet a condition. */
export function featureBoolean(expressions: Expressions, choices: Choices, scope: Scope, depth: number): string | undefined {
  if (scope.inSequence) return undefined;
  const array = choices.of(scope.arrays);
  const inner: Scope = { ...scope, locals: [...scope.locals, { name: 'item', type: array.element, assignable: false }] };
  return `${array.name}.${choices.of(['some', 'every'])}((item) => ${expressions.boolean(inner, Math.min(depth - 1, 1)).text})`;
}
