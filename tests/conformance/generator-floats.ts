/** Random expressions of f32 and f64: not a number, infinities, denormals and both zeros included. */
import { type Choices, type FloatName, type Generated, type Scope, variablesOf } from './generator-choices.ts';
import type { Expressions } from './generator-expressions.ts';

const literals = [
  '0',
  '1',
  '0.5',
  '0.1',
  '-3.25',
  '1e10',
  '16777216',
  '3.4e38',
  '1e-40',
  '-0.7',
  '255.5',
  '1.1754944e-38',
  '1e-45',
  '8388607.5',
];
const range = { low: -Infinity, high: Infinity };

export class FloatExpressions {
  private readonly choices: Choices;
  private readonly all: Expressions;

  constructor(choices: Choices, all: Expressions) {
    this.choices = choices;
    this.all = all;
  }

  literal(kind: FloatName = 'f32'): string {
    return this.choices.of(
      kind === 'f32' ? literals : [...literals, '1.7976931348623157e308', '5e-324', '9007199254740993', '2.2250738585072014e-308'],
    );
  }

  private variable(scope: Scope, kind: FloatName): Generated {
    return { text: this.choices.of(variablesOf(scope).filter((each) => each.type === kind)).name, ...range };
  }

  /** @param anchor leave out what is made of literals alone */
  of(scope: Scope, kind: FloatName, depth: number, anchor = false): Generated {
    const { choices } = this;
    const constant = () => ({ text: this.literal(kind), ...range, constant: true });
    if (depth <= 0) return anchor || choices.below(3) > 0 ? this.variable(scope, kind) : constant();
    const one = () => this.of(scope, kind, depth - 1, true).text;
    switch (choices.below(12)) {
      case 0:
        return anchor ? this.variable(scope, kind) : constant();
      case 1:
        return this.variable(scope, kind);
      case 2:
      case 3:
      case 4:
        return {
          text: `(${one()} ${choices.of(['+', '-', '*', '/', '%'])} ${this.operand(this.of(scope, kind, depth - 1))})`,
          ...range,
        };
      case 5:
        return { text: `${kind}(${this.all.anchored(scope, depth - 1).text})`, ...range };
      case 6:
        return { text: `Math.${choices.of(['abs', 'floor', 'ceil', 'trunc', 'sqrt', 'round', 'sign'])}(${one()})`, ...range };
      case 7:
        return { text: `Math.${choices.of(['min', 'max'])}(${one()}, ${this.of(scope, kind, depth - 1).text})`, ...range };
      case 8:
        return { text: `${kind === 'f32' ? 'floats' : 'doubles'}[${this.all.index(scope, 4)}]!`, ...range };
      case 9:
        return { text: `(-${one()})`, ...range };
      case 10: {
        // Every kind of not-a-number and infinity comes out of a division.
        const divisor = this.variable(scope, kind).text;
        return choices.chance(50)
          ? { text: `(${one()} / (${divisor} - ${divisor}))`, ...range }
          : { text: `${kind}(${this.of(scope, kind === 'f32' ? 'f64' : 'f32', depth - 1, true).text})`, ...range };
      }
      default:
        return { text: `(${this.all.boolean(scope, depth - 1).text} ? ${one()} : ${one()})`, ...range };
    }
  }

  comparison(scope: Scope, depth: number): string {
    const kind = this.choices.chance(30) ? 'f64' : 'f32';
    const left = this.of(scope, kind, depth - 1, true).text;
    if (this.choices.chance(15)) return `Number.${this.choices.of(['isNaN', 'isFinite'])}(${left})`;
    const operator = this.choices.of(['<', '<=', '>', '>=', '===', '!==']);
    return `(${left} ${operator} ${this.operand(this.of(scope, kind, depth - 1))})`;
  }

  private operand(value: Generated): string {
    return value.text.startsWith('-') ? `(${value.text})` : value.text;
  }
}
