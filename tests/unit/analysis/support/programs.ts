/** Random IR programs with all that the range analysis keeps track of: globals, fields, shared arrays, views, references, sums in loops, calls. */
import * as b from '../../../../compiler/ir/build.ts';
import {
  type ArrayType,
  type Expression,
  type IntegerType,
  i32,
  type Local,
  type PlaceExpression,
  type Program,
  type ReferenceType,
  type Statement,
  type StructType,
  type Type,
  u8,
  u16,
  type ViewType,
} from '../../../../compiler/ir/types.ts';

const bytes = (length: number): ArrayType => ({ kind: 'array', element: u8, length, wraps: true });
const words: ArrayType = { kind: 'array', element: i32, length: 4, wraps: false };
const record: StructType = { kind: 'struct', id: 'Record' };
const records: ArrayType = { kind: 'array', element: record, length: 2, wraps: false };
const rows: ArrayType = { kind: 'array', element: bytes(3), length: 2, wraps: false };
const view: ViewType = { kind: 'view', element: u8, wraps: true, readonly: false };
const self: ReferenceType = { kind: 'reference', to: record };
const globals: [string, Type][] = [
  ['g', u8],
  ['h', i32],
  ['w', u16],
  ['a', bytes(6)],
  ['z', bytes(5)],
  ['c', words],
  ['m', rows],
  ['s', record],
  ['t', record],
  ['ss', records],
];

/** A generator of numbers that repeats: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Body {
  readonly locals: Local[] = [];
  /** Integer locals in sight, by id. */
  private ints: [string, IntegerType][] = [];
  private readonly random: () => number;
  private readonly callable: readonly string[];
  private readonly hasView: boolean;
  private readonly hasSelf: boolean;
  private made = 0;

  constructor(random: () => number, callable: readonly string[], parameters: [string, Type][]) {
    this.random = random;
    this.callable = callable;
    this.hasView = parameters.some(([, type]) => type.kind === 'view');
    this.hasSelf = parameters.some(([, type]) => type.kind === 'reference');
    for (const [id, type] of parameters) {
      this.locals.push(b.variable(id, type));
      if (type.kind === 'integer') this.ints.push([id, type]);
    }
  }

  private below = (limit: number) => Math.floor(this.random() * limit);
  private pick = <T>(list: readonly T[]): T => list[this.below(list.length)]!;
  private chance = (share: number) => this.random() < share;

  private fresh(type: IntegerType): string {
    const id = `v${this.made++}`;
    this.locals.push(b.variable(id, type));
    return id;
  }

  private object(): Expression {
    if (this.hasSelf && this.chance(0.5)) return b.dereference(b.local('this', self));
    if (this.chance(0.3)) return b.element(b.global('ss', records), b.bitwise('and', this.whole(1), b.whole(1)));
    return b.global(this.pick(['s', 't']), record);
  }

  private array(): Expression {
    if (this.hasView && this.chance(0.4)) return b.local('v', view);
    const kind = this.below(4);
    if (kind === 0) return b.field(this.object(), 'r', bytes(4));
    if (kind === 1) return b.element(b.global('m', rows), b.bitwise('and', this.whole(1), b.whole(1)));
    return kind === 2 ? b.global('a', bytes(6)) : b.global('z', bytes(5));
  }

  private index(depth: number): Expression {
    return this.chance(0.7) ? b.bitwise('and', this.whole(depth), b.whole(this.pick([1, 3]))) : this.whole(depth);
  }

  /** A place of integer type; its type is its own. */
  private place(depth: number): PlaceExpression {
    const kind = this.below(8);
    if (kind < 2 && this.ints.length > 0) {
      const [id, type] = this.pick(this.ints);
      return b.local(id, type);
    }
    if (kind < 5) {
      const [id, type] = this.pick([
        ['g', u8],
        ['h', i32],
        ['w', u16],
      ] as const);
      return b.global(id, type);
    }
    if (kind === 5) return this.chance(0.5) ? b.field(this.object(), 'p', u8) : b.field(this.object(), 'q', i32);
    if (kind === 6) return b.element(b.global('c', words), this.index(depth - 1));
    return b.element(this.array(), this.index(depth - 1));
  }

  private whole(depth: number): Expression {
    const kind = depth <= 0 ? this.below(3) : this.below(9);
    switch (kind) {
      case 0:
        return b.whole(this.pick([-5, -1, 0, 1, 2, 3, 4, 7, 12, 100, 255]));
      case 1:
      case 2:
        return this.place(depth <= 0 ? 0 : depth);
      case 3:
        return b.arithmetic('add', this.whole(depth - 1), this.whole(depth - 1));
      case 4:
        return b.arithmetic('sub', this.whole(depth - 1), this.whole(depth - 1));
      case 5:
        return b.arithmetic(this.pick(['mul', 'rem', 'divTrunc']), this.whole(depth - 1), b.whole(this.pick([-3, 2, 3, 8])));
      case 6:
        return b.bitwise(this.pick(['and', 'or', 'xor', 'shiftRight']), this.whole(depth - 1), b.whole(this.pick([1, 3, 7, 15])));
      case 7:
        return b.length(this.array());
      default:
        return b.convert('wrap', this.pick([u8, i32, u16]), this.whole(depth - 1));
    }
  }

  private stored(type: Type, value: Expression): Expression {
    return b.convert(this.pick(['check', 'wrap', 'wrap', 'clamp'] as const), type, value);
  }

  private condition(): Expression {
    const one = () => b.compare(this.pick(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), this.whole(1), this.whole(1));
    return this.chance(0.2) ? b.logical(this.pick(['and', 'or']), one(), one()) : one();
  }

  list(depth: number, loops: readonly string[] = []): Statement[] {
    const outer = this.ints;
    const result = Array.from({ length: 1 + this.below(4) }, () => this.statement(depth, loops)).flat();
    this.ints = outer;
    return result;
  }

  private statement(depth: number, loops: readonly string[]): Statement[] {
    const kind = this.below(depth > 0 ? 12 : 6);
    if (kind === 0) {
      const type = this.pick([u8, i32, i32, u16]);
      const id = this.fresh(type);
      const declare = b.declare(id, this.stored(type, this.whole(2)));
      this.ints = [...this.ints, [id, type]];
      return [declare];
    }
    if (kind < 4) {
      const target = this.place(1);
      // Half of them move the variable.
      const value = this.chance(0.5) ? b.arithmetic(this.pick(['add', 'sub']), target, this.whole(1)) : this.whole(2);
      return [b.assign(target, this.stored(target.type, value))];
    }
    if (kind === 4) return this.call();
    if (kind === 5) {
      if (loops.length > 0 && this.chance(0.4))
        return [b.when(this.condition(), [{ op: 'break', label: this.pick(loops), place: b.place() }])];
      if (this.chance(0.3)) return [b.assign(b.field(this.object(), 'r', bytes(4)), { op: 'zero', type: bytes(4), place: b.place() })];
      const [to, from] = [this.object(), this.object()] as [PlaceExpression, Expression];
      return to.op === 'dereference' ? [] : [b.assign(to, { op: 'copy', from, type: record, place: b.place() })];
    }
    if (kind < 8) return [b.when(this.condition(), this.list(depth - 1, loops), this.chance(0.5) ? this.list(depth - 1, loops) : [])];
    if (kind === 8) return this.copyStep();
    return this.loop(depth, loops);
  }

  /** `t = x; x = t + n; …t` as `x++` is lowered. */
  private copyStep(): Statement[] {
    if (this.ints.length === 0) return [];
    const [id, type] = this.pick(this.ints);
    const copy = this.fresh(type);
    const moved = this.stored(type, b.arithmetic('add', b.local(copy, type), b.whole(this.pick([1, 2]))));
    return [b.declare(copy, b.local(id, type)), b.assign(b.local(id, type), moved)];
  }

  private call(): Statement[] {
    if (this.callable.length === 0) return [];
    const name = this.pick(this.callable);
    const result = this.fresh(i32);
    if (name === 'fill') {
      const array = this.array();
      const target: Expression =
        array.type.kind === 'view' || this.chance(0.5)
          ? { op: 'view', target: array, type: view, place: b.place() }
          : { op: 'view', target: array, start: b.whole(1), end: b.whole(2), type: view, place: b.place() };
      return [b.declare(result), b.call(name, [target, this.stored(i32, this.whole(1))], result)];
    }
    if (name === 'method') {
      const object = this.object();
      const given = object.op === 'dereference' ? object.value : b.reference(object as PlaceExpression);
      return [b.call(name, [given, this.stored(u8, this.whole(1))])];
    }
    return [b.call(name, [])];
  }

  private loop(depth: number, loops: readonly string[]): Statement[] {
    const id = this.fresh(i32);
    const label = `loop ${id}`;
    const by = this.pick([1, 1, 2, 3]);
    const down = this.chance(0.25);
    const limit = this.chance(0.3) ? b.length(this.array()) : b.whole(this.pick([3, 5, 6, 9]));
    const outer = this.ints;
    const counter = b.local(id, i32);
    const move = b.assign(counter, b.convert('check', i32, b.arithmetic(down ? 'sub' : 'add', counter, b.whole(by))));
    const condition = down ? b.compare('ge', counter, b.whole(0)) : b.compare('lt', counter, limit);
    // The body reads the counter and may not move it: its bound must be found.
    const readable = this.fresh(i32);
    this.ints = [...outer, [readable, i32]];
    const body = [b.declare(readable, counter), ...this.list(depth - 1, [...loops, label])];
    this.ints = outer;
    const start = down ? this.stored(i32, b.whole(this.pick([4, 6, 7]))) : b.whole(this.pick([0, 0, 1]), i32);
    return [b.declare(id, start), b.loop({ label, condition, body, update: [move] })];
  }
}

/** The program of a seed; not every one is accepted. */
export function randomProgram(seed: number): Program {
  const random = numbers(seed);
  const define = (id: string, callable: string[], parameters: [string, Type][], result?: Type) => {
    const body = new Body(random, callable, parameters);
    const list = body.list(2);
    if (result) list.push(b.giveBack(b.convert('wrap', i32, b.arithmetic('add', b.global('h', i32), b.global('g', u8)))));
    return b.declareFunction(id, {
      parameters: parameters.map(([name]) => name),
      locals: body.locals,
      body: list,
      ...(result ? { result } : {}),
    });
  };
  const functions = [
    define(
      'fill',
      [],
      [
        ['v', view],
        ['x', i32],
      ],
      i32,
    ),
    define(
      'method',
      ['fill'],
      [
        ['this', self],
        ['n', u8],
      ],
    ),
    define('step', ['fill', 'method'], []),
    define('served', ['step', 'method'], [['x', i32]]),
    define('scan', ['fill', 'method', 'step', 'step'], []),
  ];
  return b.program({
    structs: [
      {
        id: 'Record',
        name: 'Record',
        kind: 'object',
        place: b.place(),
        fields: [
          { name: 'p', type: u8 },
          { name: 'q', type: i32 },
          { name: 'r', type: bytes(4) },
        ],
      },
    ],
    globals: globals.map(([id, type]) => ({
      id,
      name: id,
      type,
      constant: false,
      place: b.place(),
      ...(type.kind === 'integer' ? { value: b.whole(Math.floor(random() * 9), type) } : {}),
    })),
    functions,
    endpoints: [{ name: 'e', place: b.place(), methods: [{ name: 'served', function: 'served', place: b.place() }] }],
  });
}
