/** Random expressions of i64 and u64, each with about the range it is known to have, so that none leaves 64 bits unseen. */
import { type BigName, type Choices, type Generated, type Scope, variablesOf } from './generator-choices.ts';
import type { Expressions } from './generator-expressions.ts';

/** Far enough from 2^63 that rounding does not matter. */
const LIMIT = 2 ** 62;
const whole = { i64: { low: -(2 ** 63), high: 2 ** 63 }, u64: { low: 0, high: 2 ** 64 } };
const moduli = ['1000000007n', '65521n', '10n', '4294967296n'];

export class BigExpressions {
  private readonly choices: Choices;
  private readonly all: Expressions;

  constructor(choices: Choices, all: Expressions) {
    this.choices = choices;
    this.all = all;
  }

  literal(type: BigName): string {
    const signed = ['-1n', '-9223372036854775808n', '9223372036854775807n', '-4294967297n'];
    const unsigned = ['18446744073709551615n', '9223372036854775808n', '4294967295n', '255n'];
    return this.choices.of(['0n', '1n', '2n', '1000000007n', ...(type === 'i64' ? signed : unsigned)]);
  }

  private variable(scope: Scope, type: BigName): Generated {
    return { text: this.choices.of(variablesOf(scope).filter((each) => each.type === type)).name, ...whole[type] };
  }

  /** A value that leaves room for arithmetic. */
  private small(scope: Scope, type: BigName, depth: number): Generated {
    const value = this.of(scope, type, depth);
    if (value.low >= -(2 ** 32) && value.high <= 2 ** 32) return value;
    const modulus = this.choices.of(moduli);
    const most = Number(modulus.slice(0, -1));
    return { text: `(${value.text} % ${modulus})`, low: value.low < 0 ? -most : 0, high: most };
  }

  of(scope: Scope, type: BigName, depth: number): Generated {
    const { choices } = this;
    if (depth <= 0) return this.variable(scope, type);
    switch (choices.below(10)) {
      case 0:
        return this.variable(scope, type);
      case 1:
      case 2:
      case 3: {
        const [left, right] = [this.small(scope, type, depth - 1), this.small(scope, type, depth - 1)];
        const operator = choices.of(['+', '-', '*']);
        const corners = [left.low, left.high].flatMap((a) =>
          [right.low, right.high].map((b) => (operator === '+' ? a + b : operator === '-' ? a - b : a * b)),
        );
        const [low, high] = [Math.min(...corners), Math.max(...corners)];
        if (low < -LIMIT || high > LIMIT) return left;
        return { text: `(${left.text} ${operator} ${right.text})`, low, high };
      }
      case 4: {
        // Bits of one signedness: what may be negative is no u64.
        const [left, right] = [this.variable(scope, type), this.variable(scope, type)];
        return { text: `(${left.text} ${choices.of(['&', '|', '^'])} ${right.text})`, ...whole[type] };
      }
      case 5:
        return { text: `(${this.variable(scope, type).text} >> ${choices.of(['0n', '1n', '31n', '32n', '63n', '64n'])})`, ...whole[type] };
      case 6: {
        const left = this.of(scope, type, depth - 1);
        const right = choices.chance(20) ? this.variable(scope, type).text : choices.of(['3n', '7n', '10n', '1000000007n']);
        return { ...left, text: `(${left.text} ${choices.of(['/', '%'])} ${right})`, low: Math.min(left.low, 0) };
      }
      case 7: {
        const value = this.all.anchored(scope, depth - 1);
        // What is negative stays with i64, where its text has a type.
        if (type === 'u64' && value.low < 0) return this.variable(scope, type);
        return { text: `BigInt(${value.text})`, low: value.low, high: value.high };
      }
      case 8: {
        const [yes, no] = [this.of(scope, type, depth - 1), this.of(scope, type, depth - 1)];
        return {
          text: `(${this.all.boolean(scope, depth - 1).text} ? ${yes.text} : ${no.text})`,
          low: Math.min(yes.low, no.low),
          high: Math.max(yes.high, no.high),
        };
      }
      default:
        return { text: `${type === 'i64' ? 'signed' : 'unsigned'}[${this.all.index(scope, 4)}]!`, ...whole[type] };
    }
  }

  comparison(scope: Scope, depth: number): string {
    const type = this.choices.of(['i64', 'u64'] as const);
    const operator = this.choices.of(['<', '<=', '>', '>=', '===', '!==']);
    return `(${this.of(scope, type, depth - 1).text} ${operator} ${this.of(scope, type, depth - 1).text})`;
  }

  /** The right side of a store; what may be out of range traps. */
  stored(scope: Scope, type: BigName, depth: number): string {
    if (this.choices.chance(25)) return this.literal(type);
    return this.of(scope, type, depth).text;
  }
}
