/** Declarations of a random program: the types that it makes up, their instances, and functions over them. */
import {
  type Alternatives,
  type BigName,
  type Choices,
  type FloatName,
  integerNames,
  type ScalarName,
  type Scope,
  scalarNames,
  type Variable,
} from './generator-choices.ts';
import type { Expressions } from './generator-expressions.ts';
import { declareTuples } from './generator-tuples.ts';

/** What writes lines: the program under construction. */
export interface Writer {
  line(text: string): void;
  block(head: string, body: () => void, tail?: string): void;
}

const bigNames = ['i64', 'u64'] as const satisfies readonly BigName[];
const floatNames = ['f32', 'f64'] as const satisfies readonly FloatName[];
const brands = { Uint8Array: 'u8', Int8Array: 'i8', Uint16Array: 'u16', Int16Array: 'i16', Uint32Array: 'u32', Int32Array: 'i32' } as const;

export class Declarations {
  private readonly choices: Choices;
  private readonly expressions: Expressions;
  private readonly writer: Writer;
  /** Ends the names of types, so that those of two programs differ. */
  private readonly suffix: string;

  constructor(choices: Choices, expressions: Expressions, writer: Writer, suffix: string) {
    this.choices = choices;
    this.expressions = expressions;
    this.writer = writer;
    this.suffix = suffix;
  }

  private literal(type: ScalarName): string {
    if (type === 'boolean') return this.choices.of(['false', 'true']);
    if (type === 'f32' || type === 'f64') return this.expressions.floats.literal(type);
    if (type === 'i64' || type === 'u64') return this.expressions.big.literal(type);
    return this.expressions.literalOf(type);
  }

  private list(type: ScalarName, length: number): string {
    return `[${Array.from({ length }, () => this.literal(type)).join(', ')}]`;
  }

  /** Everything at the top of the module but the functions. */
  globals(): Scope {
    const { choices, writer } = this;
    const globals: Variable[] = [];
    for (const type of [...integerNames, ...floatNames, 'boolean', ...bigNames] as const) {
      const name = type === 'boolean' ? 'g_bool' : `g_${type}`;
      writer.line(`let ${name}: ${type} = ${this.literal(type)};`);
      globals.push({ name, type, assignable: true });
    }
    const fields = { a: choices.of(integerNames), b: choices.of(integerNames) };
    const structType = `S${this.suffix}`;
    writer.block(`interface ${structType}`, () => {
      writer.line(`a: ${fields.a};`);
      writer.line(`b: ${fields.b};`);
      writer.line('x: f32;');
      writer.line('on: boolean;');
    });
    const object = () => `{ a: ${this.literal(fields.a)}, b: ${this.literal(fields.b)}, x: ${this.literal('f32')}, on: false }`;
    writer.line(`const s: ${structType} = ${object()};`);
    writer.line(`const t: ${structType} = ${object()};`);
    writer.line(`const many: ${structType}[] = [${object()}, ${object()}, ${object()}];`);
    const typed = choices.of(['Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array'] as const);
    const element = choices.of(integerNames);
    const fixed = choices.of(integerNames);
    writer.line(`const bytes = new ${typed}(8);`);
    writer.line(`const list: ${element}[] = ${this.list(element, 4)};`);
    writer.line(`const fixed: FixedArray<${fixed}, 4> = ${this.list(fixed, 4)};`);
    writer.line('const floats = new Float32Array(4);');
    writer.line('const doubles = new Float64Array(4);');
    writer.line('const signed = new BigInt64Array(4);');
    writer.line('const unsigned = new BigUint64Array(4);');
    writer.line(`const table = ${this.list('i32', 4)} as const;`);
    writer.line('');
    const scope: Scope = {
      globals,
      locals: [],
      functions: [],
      structType,
      structs: ['s', 't', 'many'],
      fields,
      arrays: [
        { name: 'bytes', element: brands[typed], length: 8, wraps: true },
        { name: 'list', element, length: 4, wraps: false },
        { name: 'fixed', element: fixed, length: 4, wraps: false },
      ],
      alternatives: [],
      labels: [],
      loops: 0,
      inLoop: false,
    };
    if (choices.chance(40)) this.nested(scope);
    if (choices.chance(35)) declareTuples(choices, writer, scope, (type) => this.literal(type));
    if (choices.chance(35)) scope.alternatives.push(this.union());
    if (choices.chance(35)) scope.alternatives.push(this.enumeration());
    if (choices.chance(35)) this.variants(scope);
    return scope;
  }

  /** A struct with a struct and an array in it. */
  private nested(scope: Scope): void {
    const { choices, writer, suffix } = this;
    const [a, k, element] = [choices.of(integerNames), choices.of(scalarNames), choices.of(integerNames)];
    writer.block(`interface Inner${suffix}`, () => {
      writer.line(`a: ${a};`);
      writer.line('x: f32;');
    });
    writer.block(`interface Outer${suffix}`, () => {
      writer.line(`k: ${k};`);
      writer.line(`inner: Inner${suffix};`);
      writer.line(`cells: FixedArray<${element}, 4>;`);
    });
    const inner = `{ a: ${this.literal(a)}, x: ${this.literal('f32')} }`;
    writer.line(`const outer: Outer${suffix} = { k: ${this.literal(k)}, inner: ${inner}, cells: ${this.list(element, 4)} };`);
    const parts = [
      { name: 'a', type: a, assignable: true },
      { name: 'x', type: 'f32', assignable: true },
    ] as const;
    scope.globals.push({ name: 'outer.k', type: k, assignable: true });
    for (const each of parts) scope.globals.push({ ...each, name: `outer.inner.${each.name}` });
    scope.part = { of: 'outer.inner', fields: [...parts] };
    scope.arrays.push({ name: 'outer.cells', element, length: 4, wraps: false });
  }

  private union(): Alternatives {
    const { writer, suffix } = this;
    const type = `Mode${suffix}`;
    writer.line(`type ${type} = 'idle' | 'run' | 'stop';`);
    return this.alternatives(type, ["'idle'", "'run'", "'stop'"], 'mode');
  }

  private enumeration(): Alternatives {
    const { choices, writer, suffix } = this;
    const type = `Level${suffix}`;
    const values = choices.of([
      ['', ' = 5', ''],
      ['', '', ''],
      [' = -3', '', ' = 200'],
      [' = 1', ' = 2', ' = 70000'],
    ] as const);
    writer.line(`enum ${type} { Low${values[0]}, Mid${values[1]}, High${values[2]} }`);
    return this.alternatives(type, [`${type}.Low`, `${type}.Mid`, `${type}.High`], 'level');
  }

  private alternatives(type: string, members: string[], name: string): Alternatives {
    const { choices, writer } = this;
    const from = `to${name[0]!.toUpperCase()}${name.slice(1)}`;
    const same = `same${from.slice(2)}`;
    writer.line(`let ${name}1: ${type} = ${choices.of(members)};`);
    writer.line(`let ${name}2: ${type} = ${choices.of(members)};`);
    writer.block(`function ${from}(value: i32): ${type}`, () => {
      writer.block('switch (value & 3)', () => {
        writer.line(`case 0: return ${members[0]};`);
        writer.line(`case 1: return ${members[1]};`);
        writer.line(`default: return ${members[2]};`);
      });
    });
    writer.block(`function ${same}(one: ${type}, other: ${type}): boolean`, () => writer.line('return one === other;'));
    writer.line('');
    return { members, variables: [`${name}1`, `${name}2`], from, same };
  }

  /** A discriminated union, three of it, and a function that looks into one. */
  private variants(scope: Scope): void {
    const { choices, writer, suffix } = this;
    const type = `Shape${suffix}`;
    const [at, w] = [choices.of(integerNames), choices.of(integerNames)];
    writer.line(`type ${type} = { kind: 'dot'; at: ${at} } | { kind: 'box'; w: ${w}; deep: boolean } | { kind: 'none' };`);
    const variant = () =>
      choices.of([
        () => "{ kind: 'none' }",
        () => `{ kind: 'dot', at: ${this.literal(at)} }`,
        () => `{ kind: 'box', w: ${this.literal(w)}, deep: ${this.literal('boolean')} }`,
      ])();
    writer.line(`const shapes: ${type}[] = [${variant()}, ${variant()}, ${variant()}];`);
    writer.block(`function measure(shape: ${type}): i32`, () => {
      writer.block('switch (shape.kind)', () => {
        writer.line("case 'dot': return i32.wrap(shape.at);");
        writer.line("case 'box': return shape.deep ? i32.wrap(shape.w) : -1;");
        writer.line("case 'none': return 0;");
      });
    });
    writer.line('');
    scope.variants = { array: 'shapes', measure: 'measure' };
  }
}
