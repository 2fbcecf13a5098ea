/** Random statements with functions that are passed, array methods that take one, and destructuring. */
import { type Choices, type IntegerName, integerNames, type Scope, variablesOf } from './generator-choices.ts';
import type { Expressions } from './generator-expressions.ts';
import type { Writer } from './generator-types.ts';

/** What of the other statements these need. */
export interface Surroundings extends Writer {
  fresh(prefix: string): string;
  list(scope: Scope, count: number): void;
}

/** Functions that take functions: loops of their own, with results and early returns. A program has those that it calls. */
export const higherOrder: Readonly<Record<string, readonly string[]>> = {
  repeat: [
    'function repeat(turns: i32, action: (turn: i32) => void): void {',
    '  for (let turn: i32 = 0; turn < 3; turn++) {',
    '    if (turn >= turns) return;',
    '    action(turn);',
    '  }',
    '}',
  ],
  firstTurn: [
    'function firstTurn(test: (turn: i32) => boolean): i32 {',
    '  for (let turn: i32 = 0; turn < 3; turn++) if (test(turn)) return turn;',
    '  return -1;',
    '}',
  ],
  ...Object.fromEntries(
    integerNames.map((type) => [
      `twice_${type}`,
      [`function twice_${type}(x: ${type}, step: (x: ${type}) => ${type}): ${type} {`, '  return step(step(x));', '}'],
    ]),
  ),
};

export class CallbackStatements {
  private readonly choices: Choices;
  private readonly expressions: Expressions;
  private readonly writer: Surroundings;

  constructor(choices: Choices, expressions: Expressions, writer: Surroundings) {
    this.choices = choices;
    this.expressions = expressions;
    this.writer = writer;
  }

  statement(scope: Scope): void {
    switch (this.choices.below(8)) {
      case 0:
        this.forEach(scope);
        return;
      case 1:
        this.repeat(scope);
        return;
      case 2:
        this.twice(scope);
        return;
      case 3:
        this.search(scope);
        return;
      case 4:
        this.reduce(scope);
        return;
      case 5:
        this.swap(scope);
        return;
      case 6:
        this.localFunction(scope);
        return;
      default:
        this.takeApart(scope);
        return;
    }
  }

  /** Inside a function that is passed: no loop to leave, and as deep as one. */
  private inside(scope: Scope): Scope {
    const { result: _result, inSequence: _in, ...rest } = scope;
    return { ...rest, inCallback: true, loops: scope.loops + 1, inLoop: false, labels: [], locals: [...scope.locals] };
  }

  private forEach(scope: Scope): void {
    const array = this.choices.of(scope.arrays);
    const [value, index] = [this.writer.fresh('e'), this.writer.fresh('n')];
    const inner = this.inside(scope);
    inner.locals.push({ name: value, type: array.element, assignable: true });
    this.writer.block(
      `${array.name}.forEach((${value}, ${index}) =>`,
      () => {
        if (this.choices.chance(30)) this.writer.line(`if (${this.expressions.boolean(inner, 1).text}) return;`);
        if (scope.loops < 2) this.writer.list(inner, 1 + this.choices.below(2));
        this.writer.line(`g_i32 = (g_i32 + ${index}) & 0xffff;`);
      },
      '});',
    );
  }

  private repeat(scope: Scope): void {
    const turn = this.writer.fresh('k');
    const inner = this.inside(scope);
    inner.locals.push({ name: turn, type: 'i32', assignable: false });
    this.writer.block(
      `repeat(${this.choices.below(4)}, (${turn}) =>`,
      () => (scope.loops < 2 ? this.writer.list(inner, 1 + this.choices.below(2)) : this.writer.line(`g_i32 = ${turn};`)),
      '});',
    );
  }

  private twice(scope: Scope): void {
    const type = this.choices.of(integerNames);
    const name = this.writer.fresh('x');
    const inner = this.inside(scope);
    inner.locals.push({ name, type, assignable: true });
    const call = `twice_${type}(${this.expressions.stored(scope, type, 2)}, (${name}) => ${this.expressions.stored(inner, type, 2)})`;
    this.writer.line(`g_${type} = ${call};`);
  }

  private search(scope: Scope): void {
    const array = this.choices.of(scope.arrays);
    const [value, turn] = [this.writer.fresh('e'), this.writer.fresh('k')];
    const inner = this.inside(scope);
    inner.locals.push({ name: value, type: array.element, assignable: false });
    const method = this.choices.of(['some', 'every', 'findIndex'] as const);
    const own = this.inside(scope);
    own.locals.push({ name: turn, type: 'i32', assignable: false });
    this.writer.line(
      `console.log(${array.name}.${method}((${value}) => ${this.expressions.boolean(inner, 2).text}), firstTurn((${turn}) => ${this.expressions.boolean(own, 2).text}));`,
    );
  }

  private reduce(scope: Scope): void {
    const array = this.choices.of(scope.arrays);
    const type = this.choices.of(integerNames);
    const [sum, value] = [this.writer.fresh('r'), this.writer.fresh('e')];
    const inner = this.inside(scope);
    inner.locals.push({ name: sum, type, assignable: false }, { name: value, type: array.element, assignable: false });
    const step = this.expressions.stored(inner, type, 2);
    this.writer.line(`g_${type} = ${array.name}.reduce<${type}>((${sum}, ${value}) => ${step}, ${this.expressions.literalOf(type)});`);
  }

  /** All values before all stores; a target may be an element whose index was stored just before. */
  private swap(scope: Scope): void {
    const assignable = variablesOf(scope).filter((each) => each.assignable);
    const [a, b] = [this.choices.of(assignable), this.choices.of(assignable)];
    const array = this.choices.of(scope.arrays);
    const values = [this.expressions.value(scope, a.type, 2), this.expressions.value(scope, b.type, 2)];
    const targets = [a.name, b.name];
    if (this.choices.chance(50)) {
      targets.push(`${array.name}[${this.expressions.index(scope, array.length)}]`);
      values.push(array.wraps ? this.expressions.plain(scope, 2) : this.expressions.stored(scope, array.element, 2));
    }
    this.writer.line(`[${targets.join(', ')}] = [${values.join(', ')}];`);
  }

  /** A function inside a function, which later statements call as any other. */
  private localFunction(scope: Scope): void {
    const name = this.writer.fresh('h');
    const result = this.choices.of(integerNames);
    const types: IntegerName[] = this.choices.chance(70) ? [this.choices.of(integerNames)] : [];
    const parameters = types.map((type) => ({ name: this.writer.fresh('q'), type, assignable: true }));
    const inner: Scope = { ...this.inside(scope), result };
    inner.locals.push(...parameters);
    const head = `const ${name} = (${parameters.map((each) => `${each.name}: ${each.type}`).join(', ')}): ${result} =>`;
    if (this.choices.chance(50)) this.writer.line(`${head} ${this.expressions.stored(inner, result, 2)};`);
    else {
      this.writer.block(
        head,
        () => {
          if (scope.loops < 2) this.writer.list(inner, 1);
          if (this.choices.chance(40))
            this.writer.line(`if (${this.expressions.boolean(inner, 1).text}) return ${this.expressions.stored(inner, result, 1)};`);
          this.writer.line(`return ${this.expressions.stored(inner, result, 2)};`);
        },
        '};',
      );
    }
    scope.functions = [...scope.functions, { name, parameters: types, result }];
  }

  private takeApart(scope: Scope): void {
    const names = [this.writer.fresh('v'), this.writer.fresh('v')];
    const array = this.choices.of(scope.arrays.filter((each) => each.name === 'list' || each.name === 'fixed'));
    if (this.choices.chance(50)) {
      this.writer.line(`const { a: ${names[0]}, b: ${names[1]} } = ${this.choices.of(['s', 't', 'many[1]!'])};`);
      scope.locals.push(
        { name: names[0]!, type: scope.fields.a, assignable: false },
        { name: names[1]!, type: scope.fields.b, assignable: false },
      );
      return;
    }
    const rest = this.writer.fresh('w');
    this.writer.line(`const [${names[0]}, , ...${rest}] = ${array.name};`);
    this.writer.line(`console.log(${rest}.length, ${rest}[1]!, [...${rest}, ...${array.name}].length);`);
    // Of an array whose length TypeScript does not know the first element may be missing, says a strict editor.
    scope.locals.push({ name: names[0]!, type: array.element, assignable: false });
  }
}
