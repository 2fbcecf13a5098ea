/**
 * Random programs of the subset: typed, terminating, with traps now and then. A program is a function of a list of numbers, each a choice; 0 is always
 * the simplest one and an exhausted list gives zeros, so that shrinking the list shrinks the program.
 */
import fc from 'fast-check';
import { higherOrder } from './generator-callbacks.ts';
import { Choices, integerNames, type Scope, scalarNames, type Variable } from './generator-choices.ts';
import { Expressions } from './generator-expressions.ts';
import { Features } from './generator-features.ts';
import { Statements } from './generator-statements.ts';
import { Declarations, type Writer } from './generator-types.ts';

class ProgramBuilder implements Writer {
  private readonly choices: Choices;
  private readonly expressions: Expressions;
  private readonly declarations: Declarations;
  private readonly statements: Statements;
  private readonly features: Features;
  private readonly suffix: string;
  private readonly lines: string[] = [];
  /** Declarations that nothing else mentions. */
  private readonly untouched = new Set<string>();
  private indent = 0;

  constructor(numbers: readonly number[], suffix: string) {
    this.suffix = suffix;
    this.choices = new Choices(numbers);
    this.expressions = new Expressions(this.choices);
    this.declarations = new Declarations(this.choices, this.expressions, this, suffix);
    this.statements = new Statements(this.choices, this.expressions, this);
    this.features = new Features(this.choices, this.expressions, this.statements, this, suffix);
    this.statements.features = this.features;
  }

  build(): string {
    this.line(
      "import { atMost, copy, type FixedArray, f32, f64, i8, i16, i32, type i64, run, type Steps, u8, u16, u32, type u64 } from 'bulkhead';",
    );
    this.line('');
    const scope = this.declarations.globals();
    const helpers = this.lines.length;
    const functions = this.choices.below(4);
    for (let index = 0; index < functions; index++) {
      if (index === 1 && this.choices.chance(50)) this.class(scope);
      this.function(scope, `f${index}`);
    }
    if (this.choices.chance(30)) this.maker(scope);
    this.features.declare(scope);
    this.block('export function scan(): void', () => {
      const inner = { ...scope, locals: [] };
      this.useAll(inner);
      this.statements.list(inner, 3 + this.choices.below(10));
      this.printAll(scope);
    });
    const called = Object.entries(higherOrder).filter(([name]) => this.mentions(name) > 0);
    this.lines.splice(helpers, 0, ...called.flatMap(([, lines]) => lines));
    return `${this.lines.filter((line) => !this.untouched.has(line)).join('\n')}\n`;
  }

  /** How often a name stands in the program so far. */
  private mentions(name: string): number {
    return this.lines.reduce((count, line) => count + (line.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0), 0);
  }

  /** Whether the program does anything with a variable; one that it only declares is left out, which makes a run of many programs faster. */
  private touches(variable: string): boolean {
    const name = variable.split(/[.[]/)[0]!;
    if (this.mentions(name) > 1) return true;
    const declaration = this.lines.find((line) => new RegExp(`^(?:let|const) ${name}\\b`).test(line));
    if (declaration !== undefined) this.untouched.add(declaration);
    return false;
  }

  line(text: string): void {
    this.lines.push('  '.repeat(this.indent) + text);
  }

  block(head: string, body: () => void, tail = '}'): void {
    this.line(`${head} {`);
    this.indent++;
    body();
    this.indent--;
    this.line(tail);
  }

  /** Parameters, the last of which may have a default, which may use those before it. */
  private parameters(scope: Scope): { locals: Variable[]; text: string; optional: number } {
    const { choices, expressions } = this;
    const count = choices.below(3);
    const locals = Array.from({ length: count }, (_, index) => ({ name: `p${index}`, type: choices.of(scalarNames), assignable: true }));
    const optional = count > 0 && choices.chance(25) ? 1 : 0;
    const texts = locals.map((each, index) => {
      if (optional === 0 || index < count - 1) return `${each.name}: ${each.type}`;
      return `${each.name}: ${each.type} = ${expressions.value({ ...scope, locals: locals.slice(0, index) }, each.type, 1)}`;
    });
    return { locals, text: texts.join(', '), optional };
  }

  private function(scope: Scope, name: string): void {
    const { choices } = this;
    const { locals, text, optional } = this.parameters(scope);
    const result = choices.of(integerNames);
    const inner: Scope = { ...scope, locals: [...locals], loops: 1, result };
    this.block(`function ${name}(${text}): ${result}`, () => {
      this.statements.list(inner, 1 + choices.below(3));
      this.line(`return ${this.expressions.stored(inner, result, 2)};`);
    });
    this.line('');
    scope.functions.push({ name, parameters: locals.map((each) => each.type), optional, result });
  }

  /** Fields, a method, a getter, a static field and method, and two instances. */
  private class(scope: Scope): void {
    const { choices, expressions } = this;
    const name = `Box${this.suffix}`;
    const [n, m] = [choices.of(integerNames), choices.of(scalarNames)];
    const result = choices.of(integerNames);
    const own: Variable[] = [
      { name: 'this.n', type: n, assignable: true },
      { name: 'this.m', type: m, assignable: true },
      { name: `${name}.total`, type: 'i32', assignable: true },
    ];
    this.block(`class ${name}`, () => {
      this.line('static total: i32 = 0;');
      this.line(`n: ${n};`);
      this.line(`m: ${m} = ${expressions.value({ ...scope, functions: [], globals: scope.globals.slice(0, 11) }, m, 0)};`);
      this.block(`constructor(n: ${n})`, () => {
        this.line('this.n = n;');
        this.line(`${name}.total = i32.wrap(${name}.total + n);`);
      });
      this.block(`get next(): ${n}`, () => this.line(`return ${n}.wrap(this.n + 1);`));
      const { locals, text, optional } = this.parameters(scope);
      const inner: Scope = { ...scope, locals: [...own, ...locals], loops: 1, result };
      this.block(`step(${text}): ${result}`, () => {
        this.statements.list(inner, 1 + choices.below(2));
        this.line(`return ${expressions.stored(inner, result, 2)};`);
      });
      this.block(`static mix(by: i32): i32`, () => this.line(`return Math.imul(${name}.total, by) ^ by;`));
      for (const object of ['box1', 'box2'])
        scope.functions.push({ name: `${object}.step`, parameters: locals.map((each) => each.type), optional, result });
      scope.functions.push({ name: `${name}.mix`, parameters: ['i32'], result: 'i32' });
    });
    this.line(`const box1 = new ${name}(${expressions.literalOf(n)});`);
    this.line(`const box2 = new ${name}(${expressions.literalOf(n)});`);
    this.line('');
    scope.globals.push({ name: `${name}.total`, type: 'i32', assignable: true });
    for (const object of ['box1', 'box2']) {
      scope.globals.push({ name: `${object}.n`, type: n, assignable: true }, { name: `${object}.m`, type: m, assignable: true });
      scope.globals.push({ name: `${object}.next`, type: n, assignable: false });
    }
    scope.classes = [{ name, parameter: n, fields: own.slice(0, 2) }];
  }

  /** A function that makes an object, and one that changes the object it is given. */
  private maker(scope: Scope): void {
    const { fields, structType } = scope;
    this.block(`function make(a: ${fields.a}, x: f32): ${structType}`, () => {
      this.line(`return { a, b: ${this.expressions.stored({ ...scope, locals: [] }, fields.b, 1)}, x, on: x > 1 };`);
    });
    this.block(`function change(object: ${structType}, b: ${fields.b}): ${fields.a}`, () => {
      this.line('object.b = b;');
      this.line('object.on = !object.on;');
      this.line('s.x = object.x + s.x;');
      this.line('return object.a;');
    });
    this.line('');
    scope.makes = true;
  }

  /** A use of everything that is declared: what is never called is never compiled. */
  private useAll(scope: Scope): void {
    const { expressions } = this;
    if (scope.sequence) this.line(`for (let turn = 0; turn < 4; turn++) ${scope.sequence}.step();`);
    for (const { name, parameters, optional } of scope.functions) {
      const given = parameters.slice(0, parameters.length - (optional && this.choices.chance(50) ? optional : 0));
      this.line(`console.log(${name}(${given.map((type) => expressions.value(scope, type, 1)).join(', ')}));`);
    }
    if (scope.maybe) this.line(`console.log(${scope.maybe.name} ?? 9);`);
    if (scope.makes)
      this.line(`console.log(change(make(${expressions.literalOf(scope.fields.a)}, 1.5), ${expressions.literalOf(scope.fields.b)}));`);
  }

  private printAll(scope: Scope): void {
    const globals = scope.globals.filter((each) => this.touches(each.name));
    const objects = ['s', 't'].filter((each) => this.touches(each));
    const arrays = [...scope.arrays.map((each) => each.name), 'floats', 'doubles', 'signed', 'unsigned'].filter((each) =>
      this.touches(each),
    );
    // A console line holds BULKHEAD_PRINT_MAX characters: what is longer is cut on the chip.
    for (let start = 0; start < globals.length; start += 4) {
      const some = globals.slice(start, start + 4);
      this.line(`console.log(${some.map((each) => each.name).join(', ')});`);
    }
    if (objects.length > 0) this.line(`console.log(${objects.map((each) => `${each}.a, ${each}.b, ${each}.x, ${each}.on`).join(', ')});`);
    if (this.touches('many')) this.line('for (const each of many) console.log(each.a, each.b, each.x, each.on);');
    for (const { variables } of scope.alternatives) this.line(`console.log(${variables.join(', ')});`);
    for (const array of arrays) this.line(`for (const each of ${array}) console.log(each);`);
    if (scope.tuple) {
      const names = scope.tuple.map((_, index) => `m${index}`).join(', ');
      this.line(`for (const [${names}] of pairs) console.log(${names});`);
    }
    if (scope.variants) this.line('for (const each of shapes) console.log(each.kind, measure(each));');
  }
}

/** The program that a list of choices stands for. `suffix`: ends the names of its types, so that those of two programs differ. */
export function programFrom(numbers: readonly number[], suffix = ''): string {
  return new ProgramBuilder(numbers, suffix).build();
}

/** Random programs, as their choices (`programFrom` makes the text). */
export const choiceLists: fc.Arbitrary<number[]> = fc.array(fc.nat({ max: 0x7fff_ffff }), { minLength: 0, maxLength: 700, size: 'max' });
