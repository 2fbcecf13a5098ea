/**
 * Random programs of the subset: typed, terminating, with traps now and then. A program is a function of a list of numbers, each a choice; 0 is always
 * the simplest one and an exhausted list gives zeros, so that shrinking the list shrinks the program.
 */
import fc from 'fast-check';
import { Expressions, type IntegerName, integerNames, type Scope, type Variable, variablesOf } from './generator-expressions.ts';

/** Decisions of one program, from the numbers of its seed. */
export class Choices {
  private readonly numbers: readonly number[];
  private at = 0;

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  /** 0..count-1 */
  below(count: number): number {
    const number = this.numbers[this.at++] ?? 0;
    return number % count;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** True in `percent` of 100 cases; false when the numbers have run out. */
  chance(percent: number): boolean {
    return this.below(100) > 100 - percent - 1;
  }

  get exhausted(): boolean {
    return this.at >= this.numbers.length;
  }
}

const compoundOperators = ['+=', '-=', '*=', '&=', '|=', '^=', '<<=', '>>=', '>>>=', '%='] as const;

class ProgramBuilder {
  private readonly choices: Choices;
  private readonly expressions: Expressions;
  private readonly lines: string[] = [];
  private readonly suffix: string;
  private indent = 0;
  private names = 0;

  constructor(numbers: readonly number[], suffix: string) {
    this.suffix = suffix;
    this.choices = new Choices(numbers);
    this.expressions = new Expressions(this.choices);
  }

  build(): string {
    this.line("import { atMost, type FixedArray, f32, i8, i16, i32, u8, u16, u32 } from 'bulkhead';");
    this.line('');
    const scope = this.globals();
    const functions = this.choices.below(4);
    for (let index = 0; index < functions; index++) this.function(scope, `f${index}`);
    this.block('export function scan(): void', () => {
      this.statements({ ...scope, locals: [], loops: 0, inLoop: false, effects: true }, 3 + this.choices.below(10));
      this.printAll(scope);
    });
    return `${this.lines.join('\n')}\n`;
  }

  private line(text: string): void {
    this.lines.push('  '.repeat(this.indent) + text);
  }

  private block(head: string, body: () => void, tail = '}'): void {
    this.line(`${head} {`);
    this.indent++;
    body();
    this.indent--;
    this.line(tail);
  }

  private fresh(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  private globals(): Scope {
    const { choices, expressions } = this;
    const globals: Variable[] = [];
    for (const type of integerNames) {
      const name = `g_${type}`;
      this.line(`let ${name}: ${type} = ${expressions.literalOf(type)};`);
      globals.push({ name, type, assignable: true });
    }
    this.line(`let g_f32: f32 = ${expressions.floatLiteral()};`);
    this.line(`let g_bool: boolean = ${choices.of(['false', 'true'])};`);
    globals.push({ name: 'g_f32', type: 'f32', assignable: true }, { name: 'g_bool', type: 'boolean', assignable: true });
    const fields: [IntegerName, IntegerName] = [choices.of(integerNames), choices.of(integerNames)];
    const S = `S${this.suffix}`;
    this.block(`interface ${S}`, () => {
      this.line(`a: ${fields[0]};`);
      this.line(`b: ${fields[1]};`);
      this.line('x: f32;');
      this.line('on: boolean;');
    });
    const literal = () =>
      `{ a: ${expressions.literalOf(fields[0])}, b: ${expressions.literalOf(fields[1])}, x: ${expressions.floatLiteral()}, on: false }`;
    this.line(`const s: ${S} = ${literal()};`);
    this.line(`const t: ${S} = ${literal()};`);
    this.line(`const many: ${S}[] = [${literal()}, ${literal()}, ${literal()}];`);
    const typed = choices.of(['Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array'] as const);
    const element = choices.of(integerNames);
    const fixed = choices.of(integerNames);
    this.line(`const bytes = new ${typed}(8);`);
    this.line(`const list: ${element}[] = [${[0, 1, 2, 3].map(() => expressions.literalOf(element)).join(', ')}];`);
    this.line(`const fixed: FixedArray<${fixed}, 4> = [${[0, 1, 2, 3].map(() => expressions.literalOf(fixed)).join(', ')}];`);
    this.line('const floats = new Float32Array(4);');
    this.line(`const table = [${[0, 1, 2, 3].map(() => expressions.literalOf('i32')).join(', ')}] as const;`);
    this.line('');
    const brand = {
      Uint8Array: 'u8',
      Int8Array: 'i8',
      Uint16Array: 'u16',
      Int16Array: 'i16',
      Uint32Array: 'u32',
      Int32Array: 'i32',
    } as const;
    return {
      globals,
      locals: [],
      functions: [],
      structs: ['s', 't', 'many'],
      fields: { a: fields[0], b: fields[1] },
      arrays: [
        { name: 'bytes', element: brand[typed], length: 8, wraps: true },
        { name: 'list', element, length: 4, wraps: false },
        { name: 'fixed', element: fixed, length: 4, wraps: false },
      ],
      loops: 0,
      inLoop: false,
      effects: true,
    };
  }

  private function(scope: Scope, name: string): void {
    const { choices } = this;
    const parameters: Variable[] = [];
    const count = choices.below(3);
    for (let index = 0; index < count; index++) {
      parameters.push({ name: `p${index}`, type: choices.of([...integerNames, 'f32', 'boolean'] as const), assignable: true });
    }
    const result = choices.of(integerNames);
    const inner: Scope = { ...scope, locals: [...parameters], loops: 1, inLoop: false };
    this.block(`function ${name}(${parameters.map((each) => `${each.name}: ${each.type}`).join(', ')}): ${result}`, () => {
      this.statements(inner, 1 + choices.below(3));
      this.line(`return ${this.expressions.stored(inner, result, 2)};`);
    });
    this.line('');
    scope.functions.push({ name, parameters: parameters.map((each) => each.type), result });
  }

  private statements(scope: Scope, count: number): void {
    const inner = { ...scope, locals: [...scope.locals] };
    for (let index = 0; index < count && (index === 0 || !this.choices.exhausted); index++) this.statement(inner);
  }

  private statement(scope: Scope): void {
    const { choices, expressions } = this;
    switch (choices.below(17)) {
      case 0:
        this.print(scope);
        return;
      case 1:
      case 2: {
        const target = choices.of(variablesOf(scope).filter((each) => each.assignable));
        this.line(`${target.name} = ${expressions.value(scope, target.type, 3)};`);
        return;
      }
      case 3:
      case 4: {
        const target = choices.of(variablesOf(scope).filter((each) => each.assignable && integerNames.includes(each.type as IntegerName)));
        this.line(`${target.name} ${expressions.compound(scope, target.type as IntegerName, choices.of(compoundOperators))};`);
        return;
      }
      case 5:
        this.elementStore(scope);
        return;
      case 6: {
        const { text, type } = expressions.field(scope);
        this.line(`${text} = ${expressions.value(scope, type, 2)};`);
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
        const type = choices.of([...integerNames, 'f32', 'boolean'] as const);
        const name = this.fresh('v');
        this.line(`let ${name}: ${type} = ${expressions.value(scope, type, 3)};`);
        scope.locals.push({ name, type, assignable: true });
        return;
      }
      case 13:
        if (!scope.inLoop) this.print(scope);
        else this.line(`if (${expressions.boolean(scope, 1).text}) ${choices.of(['continue', 'break'])};`);
        return;
      case 14:
        this.line(`g_f32 = ${expressions.float(scope, 3).text};`);
        return;
      case 15:
        this.line(`floats[${expressions.index(scope, 4)}] = ${expressions.float(scope, 2).text};`);
        return;
      default:
        this.line(
          `${choices.of(variablesOf(scope).filter((each) => each.assignable && each.type !== 'boolean')).name}${choices.of(['++', '--'])};`,
        );
    }
  }

  private elementStore(scope: Scope): void {
    const { choices, expressions } = this;
    const array = choices.of(scope.arrays);
    const place = `${array.name}[${expressions.index(scope, array.length)}]`;
    if (choices.chance(30)) {
      this.line(`${place}! ${expressions.compound(scope, array.element, choices.of(compoundOperators), array.wraps)};`);
      return;
    }
    this.line(`${place} = ${array.wraps ? expressions.plain(scope, 3) : expressions.stored(scope, array.element, 3)};`);
  }

  private ifStatement(scope: Scope): void {
    const inner = { ...scope };
    const other = this.choices.chance(50);
    this.block(
      `if (${this.expressions.boolean(scope, 2).text})`,
      () => this.statements(inner, 1 + this.choices.below(2)),
      other ? '} else {' : '}',
    );
    if (!other) return;
    this.indent++;
    this.statements(inner, 1);
    this.indent--;
    this.line('}');
  }

  private loop(scope: Scope): void {
    if (scope.loops >= 2) {
      this.print(scope);
      return;
    }
    const { choices, expressions } = this;
    const name = this.fresh('i');
    const inner: Scope = { ...scope, loops: scope.loops + 1, inLoop: true, locals: [...scope.locals] };
    const turns = 1 + choices.below(5);
    const body = () => this.statements(inner, 1 + choices.below(3));
    switch (choices.below(4)) {
      case 0:
        inner.locals.push({ name, type: 'i32', assignable: false });
        this.block(`for (let ${name} = 0; ${name} < ${turns}; ${name}++)`, body);
        return;
      case 1:
        inner.locals.push({ name, type: 'i32', assignable: false });
        this.block(`for (let ${name}: i32 = ${turns * 3}; ${name} >= 0; ${name} -= 3)`, body);
        return;
      case 2: {
        const array = choices.of(scope.arrays);
        inner.locals.push({ name, type: array.element, assignable: false });
        this.block(`for (const ${name} of ${array.name})`, body);
        return;
      }
      default:
        this.block(`for (const _ of atMost(${turns + 2}))`, () => {
          this.line(`if (${expressions.boolean(scope, 1).text}) break;`);
          body();
          if (choices.chance(80)) this.line('break;');
        });
    }
  }

  private switchStatement(scope: Scope): void {
    const { choices, expressions } = this;
    const labels = ['case 0:', 'case 1:', 'case 2:', 'default:'];
    const start = choices.below(4);
    this.block(`switch (${expressions.integer(scope, 2).text} & 3)`, () => {
      for (let index = 0; index < 4; index++) {
        // A `continue` or `break` inside belongs to the loop around or to the switch: both are fine.
        this.block(labels[(start + index) % 4]!, () => {
          this.statements(scope, 1);
          if (choices.chance(60)) this.line('break;');
        });
      }
    });
  }

  private print(scope: Scope): void {
    const { choices, expressions } = this;
    const parts: string[] = [];
    const count = 1 + choices.below(3);
    for (let index = 0; index < count; index++) {
      const kind = choices.below(4);
      parts.push(
        kind === 3
          ? expressions.boolean(scope, 2).text
          : kind === 2
            ? expressions.float(scope, 2).text
            : expressions.integer(scope, 3).text,
      );
    }
    this.line(`console.log(${parts.join(', ')});`);
  }

  private printAll(scope: Scope): void {
    this.line(`console.log(${scope.globals.map((each) => each.name).join(', ')});`);
    this.line('console.log(s.a, s.b, s.x, s.on, t.a, t.b, t.x, t.on);');
    this.line('for (const each of many) console.log(each.a, each.b, each.x, each.on);');
    for (const array of [...scope.arrays.map((each) => each.name), 'floats']) this.line(`for (const each of ${array}) console.log(each);`);
  }
}

/** The program that a list of choices stands for. `suffix`: ends the names of its types, so that those of two programs differ. */
export function programFrom(numbers: readonly number[], suffix = ''): string {
  return new ProgramBuilder(numbers, suffix).build();
}

/** Random programs, as their choices (`programFrom` makes the text). */
export const choiceLists: fc.Arbitrary<number[]> = fc.array(fc.nat({ max: 0x7fff_ffff }), { minLength: 0, maxLength: 500, size: 'max' });
