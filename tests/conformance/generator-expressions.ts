/** Random expressions of the subset, each with the range that its value is known to have, so that no arithmetic leaves 2^53. */
import { BigExpressions } from './generator-big.ts';
import {
  type Choices,
  type Generated,
  type IntegerName,
  integerNames,
  isInteger,
  limits,
  type ScalarName,
  type Scope,
  variablesOf,
} from './generator-choices.ts';
import { featureBoolean, featureInteger } from './generator-features.ts';
import { FloatExpressions } from './generator-floats.ts';

const LIMIT = 2 ** 53 - 1;
const i32Range = { low: limits.i32[0], high: limits.i32[1] };
const u32Range = { low: 0, high: limits.u32[1] };

export class Expressions {
  readonly floats: FloatExpressions;
  readonly big: BigExpressions;
  private readonly choices: Choices;

  constructor(choices: Choices) {
    this.choices = choices;
    this.floats = new FloatExpressions(choices, this);
    this.big = new BigExpressions(choices, this);
  }

  /** A literal that fits the type, edges more often than not. */
  literalOf(type: IntegerName): string {
    const [low, high] = limits[type];
    return String(this.choices.of([0, 1, low, high, high - 1, Math.trunc(high / 2), Math.trunc(low / 3), 7]));
  }

  /** An expression for a store into a place of any scalar type. */
  value(scope: Scope, type: ScalarName, depth: number): string {
    if (type === 'boolean') return this.boolean(scope, depth).text;
    if (type === 'f32' || type === 'f64') return this.floats.of(scope, type, depth).text;
    if (type === 'i64' || type === 'u64') return this.big.stored(scope, type, depth);
    return this.stored(scope, type, depth);
  }

  /** An integer expression that TypeScript takes as a `type`: proven, wrapped, clamped, or left to the run-time check. */
  stored(scope: Scope, type: IntegerName, depth: number): string {
    const value = this.integer(scope, depth);
    const [low, high] = limits[type];
    const inside = value.low >= low && value.high <= high;
    if (value.brand === type) return value.text;
    if (value.constant) return inside ? value.text : this.literalOf(type);
    if (inside || this.choices.chance(25)) return value.brand === undefined ? value.text : `(${value.text} + 0)`;
    return `${type}.${this.choices.chance(25) ? 'clamp' : 'wrap'}(${value.text})`;
  }

  /** An integer expression of type `number`. */
  plain(scope: Scope, depth: number): string {
    const value = this.integer(scope, depth);
    return value.brand === undefined ? value.text : `(${value.text} + 0)`;
  }

  /** The operator and right side of a compound assignment that mostly does not trap. */
  compound(scope: Scope, type: IntegerName, operator: string, wraps = false): string {
    const { choices } = this;
    switch (operator) {
      case '<<=':
      case '>>=':
      case '>>>=':
        return `${operator === '<<=' && !wraps && !choices.chance(30) ? '>>=' : operator} ${choices.of(['0', '1', '31', '32', '33', '5'])}`;
      case '%=':
        return `%= ${this.divisor(scope, 1)}`;
      case '&=':
        return `&= ${limits[type][0] === 0 ? choices.of(['127', '1', '15']) : this.integer(scope, 1).text}`;
      case '*=':
        return `*= ${choices.of(['1', '0', '2', '-1'])}`;
      case '+=':
      case '-=':
        return `${operator} ${choices.chance(30) ? this.integer(scope, 1).text : choices.of(['0', '1', '3'])}`;
      default:
        return `${operator} ${choices.of(['0', '1', '5', '64'])}`;
    }
  }

  /** An index that mostly is inside. */
  index(scope: Scope, length: number): string {
    if (this.choices.chance(8)) return this.integer(scope, 1).text;
    const value = this.integer(scope, 2);
    if (value.constant) return String(this.choices.below(length));
    return `${value.text} & ${length - 1}`;
  }

  /** Whether two of a union or enum are the same. */
  private alternative(scope: Scope): string | undefined {
    const { choices } = this;
    if (choices.chance(35)) return featureBoolean(this, choices, scope, 2);
    if (scope.alternatives.length === 0) return undefined;
    const { variables, members, same } = choices.of(scope.alternatives);
    const one = choices.of(variables);
    return choices.chance(40)
      ? `(${one} ${choices.of(['===', '!=='])} ${choices.of(variables)})`
      : `${same}(${one}, ${choices.of(members)})`;
  }

  /** A field of a struct: some variable, or an element of the array. */
  field(scope: Scope): { text: string; type: ScalarName } {
    const name = this.choices.of(scope.structs);
    const object = name.endsWith('many') ? `${name}[${this.index3(scope)}]!` : name;
    const field = this.choices.of(['a', 'b', 'x', 'on'] as const);
    const type = field === 'x' ? 'f32' : field === 'on' ? 'boolean' : scope.fields[field];
    return { text: `${object}.${field}`, type };
  }

  index3(scope: Scope): string {
    return this.choices.chance(10) ? `(${this.integer(scope, 1).text} & 3)` : this.choices.of(['0', '1', '2']);
  }

  private divisor(scope: Scope, depth: number): string {
    const value = this.integer(scope, depth);
    if (value.constant || this.choices.chance(50)) return this.choices.of(['3', '7', '-5', '256', '1']);
    return this.choices.chance(80) ? `(${value.text} | 1)` : value.text;
  }

  integer(scope: Scope, depth: number): Generated {
    const { choices } = this;
    if (depth <= 0) return this.leaf(scope);
    switch (choices.below(20)) {
      case 0:
        return this.leaf(scope);
      case 1:
      case 2:
      case 3:
        return this.sum(scope, depth);
      case 4:
        return this.product(scope, depth);
      case 5:
      case 6: {
        const left = this.anchored(scope, depth - 1);
        return { text: `(${left.text} ${choices.of(['&', '|', '^'])} ${this.integer(scope, depth - 1).text})`, ...i32Range };
      }
      case 7: {
        const left = this.anchored(scope, depth - 1);
        const count = choices.chance(30) ? this.integer(scope, depth - 1).text : choices.of(['0', '1', '7', '31', '32', '33', '-1']);
        const operator = choices.of(['<<', '>>', '>>>']);
        return { text: `(${left.text} ${operator} ${count})`, ...(operator === '>>>' ? u32Range : i32Range) };
      }
      case 8: {
        const left = this.anchored(scope, depth - 1);
        const most = Math.max(Math.abs(left.low), Math.abs(left.high));
        return {
          text: `(${left.text} % ${this.divisor(scope, depth - 1)})`,
          low: left.low < 0 ? -most : 0,
          high: left.high > 0 ? most : 0,
        };
      }
      case 9: {
        const left = this.anchored(scope, depth - 1);
        const most = Math.max(Math.abs(left.low), Math.abs(left.high));
        const text = `${left.text} / ${this.divisor(scope, depth - 1)}`;
        const form = choices.below(3);
        if (form === 2) return { text: `((${text}) | 0)`, ...i32Range };
        return { text: `Math.${form === 0 ? 'trunc' : 'floor'}(${text})`, low: -most, high: most };
      }
      case 10: {
        const array = choices.of(scope.arrays);
        return this.branded(`${array.name}[${this.index(scope, array.length)}]!`, array.element);
      }
      case 11: {
        const { text, type } = this.field(scope);
        return isInteger(type) ? this.branded(text, type) : this.leaf(scope);
      }
      case 12:
        return this.callOr(scope, depth);
      case 13: {
        const yes = this.integer(scope, depth - 1);
        const no = this.integer(scope, depth - 1);
        const text = `(${this.boolean(scope, depth - 1).text} ? ${yes.text} : ${no.text})`;
        return { text, low: Math.min(yes.low, no.low), high: Math.max(yes.high, no.high), brand: 'mixed' };
      }
      case 14:
      case 15: {
        const type = choices.of(integerNames);
        return this.branded(`${type}.${choices.chance(40) ? 'clamp' : 'wrap'}(${this.anchored(scope, depth - 1).text})`, type);
      }
      case 16: {
        const value = this.anchored(scope, depth - 1);
        return choices.chance(50)
          ? { text: `(~${value.text})`, ...i32Range }
          : { text: `(-${value.text})`, low: -value.high, high: -value.low };
      }
      case 17:
        return this.function(scope, depth);
      case 18:
        return this.step(scope);
      default: {
        const bound = choices.of(['100', '3000000']);
        return this.branded(
          `i32.${choices.of(['trunc', 'floor', 'round'])}(Math.min(Math.max(${this.floats.of(scope, choices.chance(25) ? 'f64' : 'f32', depth - 1, true).text}, -${bound}), ${bound}))`,
          'i32',
        );
      }
    }
  }

  private branded(text: string, type: IntegerName): Generated {
    return { text, low: limits[type][0], high: limits[type][1], brand: type };
  }

  private leaf(scope: Scope): Generated {
    if (this.choices.below(3) === 0) {
      const value = this.choices.of([0, 1, 2, 3, 10, 127, 128, 255, 256, 65535, 1000000, 2147483647]);
      return { text: String(value), low: value, high: value, constant: true };
    }
    return this.variable(scope);
  }

  private variable(scope: Scope): Generated {
    if (this.choices.chance(8)) return { text: `table[${this.tableIndex(scope)}]!`, ...i32Range, brand: 'mixed' };
    const variable = this.choices.of(variablesOf(scope).filter((each) => isInteger(each.type)));
    return this.branded(variable.name, variable.type as IntegerName);
  }

  /** A variable index: `table[1]` would have a literal's type, of which TypeScript knows too much. */
  private tableIndex(scope: Scope): string {
    const variable = this.choices.of(variablesOf(scope).filter((each) => isInteger(each.type)));
    return `${variable.name} & 3`;
  }

  /** An expression that is no constant. */
  anchored(scope: Scope, depth: number): Generated {
    const value = this.integer(scope, depth);
    return value.constant ? this.variable(scope) : value;
  }

  private sum(scope: Scope, depth: number): Generated {
    const left = this.anchored(scope, depth - 1);
    const right = this.integer(scope, depth - 1);
    const minus = this.choices.chance(40);
    const low = minus ? left.low - right.high : left.low + right.low;
    const high = minus ? left.high - right.low : left.high + right.high;
    if (low < -LIMIT || high > LIMIT) return { text: `(${left.text} | 0)`, ...i32Range };
    return { text: `(${left.text} ${minus ? '-' : '+'} ${right.text})`, low, high };
  }

  private product(scope: Scope, depth: number): Generated {
    const left = this.anchored(scope, depth - 1);
    const right = this.integer(scope, depth - 1);
    const corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high];
    const low = Math.min(...corners);
    const high = Math.max(...corners);
    if (low < -LIMIT || high > LIMIT) return { text: `Math.imul(${left.text}, ${right.text})`, ...i32Range, brand: 'i32' };
    return { text: `(${left.text} * ${right.text})`, low, high };
  }

  private function(scope: Scope, depth: number): Generated {
    const a = this.anchored(scope, depth - 1);
    const b = this.integer(scope, depth - 1);
    const most = Math.max(Math.abs(a.low), Math.abs(a.high));
    switch (this.choices.below(6)) {
      case 0:
        return { text: `Math.abs(${a.text})`, low: 0, high: most };
      case 1:
        return { text: `Math.min(${a.text}, ${b.text})`, low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
      case 2:
        return { text: `Math.max(${a.text}, ${b.text})`, low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
      case 3:
        return { text: `Math.imul(${a.text}, ${b.text})`, ...i32Range, brand: 'i32' };
      case 4:
        return { text: `Math.clz32(${a.text})`, low: 0, high: 32, brand: 'u8' };
      default:
        return { text: `Math.sign(${a.text})`, low: -1, high: 1 };
    }
  }

  private callOr(scope: Scope, depth: number): Generated {
    const { choices } = this;
    if (scope.variants && choices.chance(25))
      return this.branded(`${scope.variants.measure}(${scope.variants.array}[${this.index3(scope)}]!)`, 'i32');
    if (choices.chance(25)) {
      const found = featureInteger(this, choices, scope, depth);
      if (found) return this.branded(found.text, found.type);
    }
    if (scope.functions.length === 0) return this.leaf(scope);
    const called = choices.of(scope.functions);
    const given = called.parameters.length - (called.optional ? choices.below(called.optional + 1) : 0);
    const values = called.parameters.slice(0, given).map((type) => this.value(scope, type, depth - 1));
    return this.branded(`${called.name}(${values.join(', ')})`, called.result);
  }

  /** A step with an effect, or an assignment, inside an expression: what shows the order of evaluation. */
  private step(scope: Scope): Generated {
    const targets = variablesOf(scope).filter((each) => each.assignable && isInteger(each.type));
    const target = this.choices.of(targets);
    const type = target.type as IntegerName;
    // The value of `x = 7` is the constant 7 to the compiler: `+ x` keeps it from refusing what is made of it.
    if (this.choices.chance(40))
      return { ...this.branded(`((${target.name} = ${this.literalOf(type)}) + ${target.name} - ${target.name})`, type), brand: 'mixed' };
    const [low, high] = limits[type];
    const form = this.choices.of(['x++', 'x--', '++x', '--x']);
    return { text: `(${form.replace('x', target.name)})`, low: low - 1, high: high + 1, brand: 'mixed' };
  }

  boolean(scope: Scope, depth: number): Generated {
    const { choices } = this;
    const whole = { low: 0, high: 1 };
    const variable = () => ({ text: choices.of(variablesOf(scope).filter((each) => each.type === 'boolean')).name, ...whole });
    if (depth <= 0) return variable();
    switch (choices.below(9)) {
      case 0:
        return variable();
      case 1:
      case 2:
      case 3: {
        const operator = choices.of(['<', '<=', '>', '>=', '===', '!==']);
        return { text: `(${this.anchored(scope, depth - 1).text} ${operator} ${this.integer(scope, depth - 1).text})`, ...whole };
      }
      case 4:
        return { text: choices.chance(25) ? this.big.comparison(scope, depth) : this.floats.comparison(scope, depth), ...whole };
      case 5:
        return { text: `(${this.boolean(scope, depth - 1).text} && ${this.boolean(scope, depth - 1).text})`, ...whole };
      case 6:
        return { text: `(${this.boolean(scope, depth - 1).text} || ${this.boolean(scope, depth - 1).text})`, ...whole };
      case 7:
        return { text: this.alternative(scope) ?? variable().text, ...whole };
      default:
        return { text: `!${this.boolean(scope, depth - 1).text}`, ...whole };
    }
  }
}
