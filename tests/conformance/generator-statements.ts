/** Random statements: every kind of control flow, stores into every kind of place, other names for objects. */
import { CallbackStatements } from './generator-callbacks.ts';
import { type Choices, type IntegerName, integerNames, type Scope, scalarNames, variablesOf } from './generator-choices.ts';
import type { Expressions } from './generator-expressions.ts';
import type { Features } from './generator-features.ts';
import { tupleStatement } from './generator-tuples.ts';
import type { Writer } from './generator-types.ts';

const compoundOperators = ['+=', '-=', '*=', '&=', '|=', '^=', '<<=', '>>=', '>>>=', '%='] as const;

export class Statements {
  private readonly choices: Choices;
  private readonly expressions: Expressions;
  private readonly writer: Writer;
  private readonly callbacks: CallbackStatements;
  /** What else statements may use. */
  features: Features | undefined;
  private names = 0;

  constructor(choices: Choices, expressions: Expressions, writer: Writer) {
    this.choices = choices;
    this.expressions = expressions;
    this.writer = writer;
    this.callbacks = new CallbackStatements(choices, expressions, {
      line: (text) => writer.line(text),
      block: (head, body, tail) => writer.block(head, body, tail),
      fresh: (prefix) => this.fresh(prefix),
      list: (scope, count) => this.list(scope, count),
    });
  }

  private fresh(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  /** Some statements; what they declare ends with them. */
  list(scope: Scope, count: number): void {
    const inner = {
      ...scope,
      locals: [...scope.locals],
      structs: [...scope.structs],
      arrays: [...scope.arrays],
      functions: [...scope.functions],
    };
    for (let index = 0; index < count && (index === 0 || !this.choices.exhausted); index++) this.statement(inner);
  }

  private assignable(scope: Scope, wanted: (type: string) => boolean = () => true) {
    return this.choices.of(variablesOf(scope).filter((each) => each.assignable && wanted(each.type)));
  }

  private statement(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const isWhole = (type: string) => (integerNames as readonly string[]).includes(type);
    if (scope.inSequence && choices.chance(25)) writer.line('yield;');
    switch (choices.below(29)) {
      case 0:
        this.print(scope);
        return;
      case 1:
      case 2: {
        const target = this.assignable(scope);
        writer.line(`${target.name} = ${expressions.value(scope, target.type, 3)};`);
        return;
      }
      case 3:
      case 4: {
        const target = this.assignable(scope, isWhole);
        writer.line(`${target.name} ${expressions.compound(scope, target.type as IntegerName, choices.of(compoundOperators))};`);
        return;
      }
      case 5:
        this.elementStore(scope);
        return;
      case 6: {
        const { text, type } = expressions.field(scope);
        writer.line(`${text} = ${expressions.value(scope, type, 2)};`);
        return;
      }
      case 7:
      case 8:
        this.ifStatement(scope);
        return;
      case 9:
      case 10:
        this.loop(scope);
        return;
      case 11:
        this.switchStatement(scope);
        return;
      case 12: {
        const type = choices.of(scalarNames);
        const name = this.fresh('v');
        writer.line(`let ${name}: ${type} = ${expressions.value(scope, type, 3)};`);
        scope.locals.push({ name, type, assignable: true });
        return;
      }
      case 13:
        this.leave(scope);
        return;
      case 14: {
        const target = this.assignable(scope, (type) => type === 'f32' || type === 'f64');
        writer.line(`${target.name} = ${expressions.value(scope, target.type, 3)};`);
        return;
      }
      case 15:
        this.wideStore(scope);
        return;
      case 16: {
        const target = this.assignable(scope, (type) => type === 'i64' || type === 'u64');
        writer.line(`${target.name} = ${expressions.value(scope, target.type, 3)};`);
        return;
      }
      case 17:
        this.alternative(scope);
        return;
      case 18:
        this.object(scope);
        return;
      case 19:
        this.view(scope);
        return;
      case 20:
        this.variant(scope);
        return;
      case 21:
      case 22:
      case 23:
      case 24:
        this.callbacks.statement(scope);
        return;
      case 25:
      case 26:
      case 27:
        if (this.features?.statement(scope)) return;
        this.print(scope);
        return;
      default: {
        const target = this.assignable(scope, (type) => type !== 'boolean');
        writer.line(`${target.name}${choices.of(['++', '--'])};`);
      }
    }
  }

  private elementStore(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const array = choices.of(scope.arrays);
    const place = `${array.name}[${expressions.index(scope, array.length)}]`;
    if (choices.chance(30)) {
      writer.line(`${place}! ${expressions.compound(scope, array.element, choices.of(compoundOperators), array.wraps)};`);
      return;
    }
    writer.line(`${place} = ${array.wraps ? expressions.plain(scope, 3) : expressions.stored(scope, array.element, 3)};`);
  }

  /** Into an array of floats or of 64-bit integers. */
  private wideStore(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const [name, type] = choices.of([
      ['floats', 'f32'],
      ['doubles', 'f64'],
      ['signed', 'i64'],
      ['unsigned', 'u64'],
    ] as const);
    writer.line(`${name}[${expressions.index(scope, 4)}] = ${expressions.value(scope, type, 2)};`);
  }

  private ifStatement(scope: Scope): void {
    const { writer } = this;
    const other = this.choices.chance(50);
    writer.block(
      `if (${this.expressions.boolean(scope, 2).text})`,
      () => this.list(scope, 1 + this.choices.below(2)),
      other ? '} else {' : '}',
    );
    if (!other) return;
    this.list(scope, 1);
    writer.line('}');
  }

  /** Out of a loop, on to the next turn, or out of the function. */
  private leave(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const condition = () => expressions.boolean(scope, 1).text;
    if (scope.inLoop) {
      const label = scope.labels.length > 0 && choices.chance(40) ? ` ${choices.of(scope.labels)}` : '';
      writer.line(`if (${condition()}) ${choices.of(['continue', 'break'])}${label};`);
    } else if (scope.result) writer.line(`if (${condition()}) return ${expressions.stored(scope, scope.result, 1)};`);
    else this.print(scope);
  }

  private loop(scope: Scope): void {
    if (scope.loops >= 2) {
      this.print(scope);
      return;
    }
    const { choices, expressions, writer } = this;
    const name = this.fresh('k');
    const inner: Scope = { ...scope, loops: scope.loops + 1, inLoop: true, locals: [...scope.locals], labels: [...scope.labels] };
    const turns = 1 + choices.below(5);
    const body = () => {
      this.list(inner, 1 + choices.below(3));
      if (choices.chance(30)) this.leave(inner);
    };
    const form = choices.below(6);
    if (choices.chance(25)) {
      const label = this.fresh('around');
      inner.labels.push(label);
      writer.line(`${label}:`);
    }
    switch (form) {
      case 0:
        inner.locals.push({ name, type: 'i32', assignable: false });
        writer.block(`for (let ${name} = 0; ${name} < ${turns}; ${name}++)`, body);
        return;
      case 1:
        inner.locals.push({ name, type: 'i32', assignable: false });
        writer.block(`for (let ${name}: i32 = ${turns * 3}; ${name} >= 0; ${name} -= 3)`, body);
        return;
      case 2: {
        const array = choices.of(scope.arrays);
        inner.locals.push({ name, type: array.element, assignable: false });
        writer.block(`for (const ${name} of ${array.name})`, body);
        return;
      }
      case 3:
        inner.structs = [...scope.structs, name];
        writer.block(`for (const ${name} of many)`, body);
        return;
      case 4:
        inner.locals.push({ name, type: 'u8', assignable: false });
        // The counter lives with the loop, whose labels stand before it.
        writer.block(`for (let ${name}: u8 = 0, last${name}: u8 = ${turns}; ${name} < last${name}; ${name} += 2)`, body);
        return;
      default:
        writer.block(`for (const _ of atMost(${turns + 2}))`, () => {
          writer.line(`if (${expressions.boolean(scope, 1).text}) break;`);
          body();
          if (choices.chance(80)) writer.line('break;');
        });
    }
  }

  private switchStatement(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const alternatives = scope.alternatives.length > 0 && choices.chance(40) ? choices.of(scope.alternatives) : undefined;
    const members =
      alternatives?.members ??
      choices.of([
        ['0', '1', '2'],
        ['2', '0', '3'],
        ['1', '3', '2'],
      ] as const);
    const subject = alternatives ? choices.of(alternatives.variables) : `${expressions.integer(scope, 2).text} & 3`;
    const labels = [...members.map((member) => `case ${member}:`), 'default:'];
    const start = choices.below(4);
    writer.block(`switch (${subject})`, () => {
      for (let index = 0; index < 4; index++) {
        // A `continue` or `break` inside belongs to the loop around or to the switch: both are fine. The subject may be narrowed.
        writer.block(labels[(start + index) % 4]!, () => {
          this.list(alternatives ? { ...scope, alternatives: [] } : scope, 1);
          if (choices.chance(60)) writer.line('break;');
        });
      }
    });
  }

  /** A new value for a variable of a union or enum. */
  private alternative(scope: Scope): void {
    if (scope.alternatives.length === 0) {
      this.print(scope);
      return;
    }
    const { choices, expressions, writer } = this;
    const { variables, from, same, members } = choices.of(scope.alternatives);
    const target = choices.of(variables);
    if (choices.chance(70)) writer.line(`${target} = ${from}(${expressions.stored(scope, 'i32', 2)});`);
    else writer.block(`if (${same}(${choices.of(variables)}, ${choices.of(members)}))`, () => this.list(scope, 1));
  }

  /** Other names for objects, fresh objects, and functions that change them. */
  private object(scope: Scope): void {
    const { choices, expressions, writer } = this;
    if (choices.chance(30) && tupleStatement(choices, expressions, writer, scope, (prefix) => this.fresh(prefix))) return;
    const name = this.fresh('o');
    const form = choices.below(scope.makes ? 4 : 2);
    const given = scope.classes?.[0];
    if (form === 0 && given) {
      writer.line(`const ${name} = new ${given.name}(${expressions.value(scope, given.parameter, 2)});`);
      for (const field of given.fields) scope.locals.push({ ...field, name: `${name}.${field.name.slice('this.'.length)}` });
      return;
    }
    if (scope.part && choices.chance(40)) {
      writer.line(`const ${name} = ${scope.part.of};`);
      for (const field of scope.part.fields) scope.locals.push({ ...field, name: `${name}.${field.name}` });
      return;
    }
    if (form <= 1) {
      writer.line(`const ${name} = ${choices.chance(70) ? `many[${expressions.index(scope, 2)}]!` : choices.of(['s', 't'])};`);
    } else if (form === 2) {
      writer.line(`const ${name} = make(${expressions.value(scope, scope.fields.a, 2)}, ${expressions.value(scope, 'f32', 2)});`);
    } else {
      const object = choices.of(scope.structs.filter((each) => !each.endsWith('many')));
      writer.line(`console.log(change(${object}, ${expressions.value(scope, scope.fields.b, 2)}));`);
      return;
    }
    scope.structs.push(name);
  }

  /** A part of the bytes under a name of its own: stores go to both. */
  private view(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const bytes = scope.arrays.find((each) => each.name === 'bytes');
    if (!bytes || scope.inLoop) {
      this.elementStore(scope);
      return;
    }
    const name = this.fresh('part');
    const start = choices.chance(60) ? choices.of(['0', '1', '4', '-2']) : expressions.plain(scope, 1);
    writer.line(`const ${name} = bytes.subarray(${start}${choices.chance(50) ? `, ${choices.of(['8', '5', '-1'])}` : ''});`);
    writer.line(`console.log(${name}.length);`);
    // Its length is known at run time alone: an index may trap more often.
    scope.arrays.push({ ...bytes, name, length: 4 });
  }

  private variant(scope: Scope): void {
    if (!scope.variants) {
      this.print(scope);
      return;
    }
    const { choices, expressions, writer } = this;
    const name = this.fresh('shape');
    writer.line(`const ${name} = shapes[${expressions.index3(scope)}]!;`);
    const inner = { ...scope };
    writer.block(
      `if (${name}.kind === 'box')`,
      () => {
        writer.line(`${name}.deep = ${expressions.boolean(scope, 1).text};`);
        this.list(inner, 1);
      },
      choices.chance(50) ? '} else {' : '} else if (true) {',
    );
    writer.line(`console.log(${name}.kind);`);
    writer.line('}');
  }

  private print(scope: Scope): void {
    const { choices, expressions, writer } = this;
    const count = 1 + choices.below(3);
    const parts = Array.from({ length: count }, () => {
      switch (choices.below(6)) {
        case 5:
          return expressions.big.of(scope, choices.of(['i64', 'u64'] as const), 2).text;
        case 4:
          return expressions.floats.of(scope, 'f64', 2).text;
        case 3:
          return expressions.boolean(scope, 2).text;
        case 2:
          return expressions.floats.of(scope, 'f32', 2).text;
        default:
          return expressions.integer(scope, 3).text;
      }
    });
    if (choices.chance(20)) writer.line(`console.log(\`${parts.map((part) => `<\${${part}}>`).join(' and ')}\`);`);
    else writer.line(`console.log(${parts.join(', ')});`);
  }
}
