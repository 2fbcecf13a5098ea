import { expect, test } from 'vitest';
import { analyse } from '../../../compiler/analysis/index.ts';
import { readCallgraph, worstStack } from '../../../compiler/analysis/stack.ts';
import * as b from '../../../compiler/ir/build.ts';
import { type Expression, i32, type Program, type Statement, type StructType, type Type } from '../../../compiler/ir/types.ts';

test('recursion is BH2020 and names the cycle', () => {
  const functions = [
    b.declareFunction('a', { name: 'ping', body: [b.call('b', [])] }),
    b.declareFunction('b', { name: 'pong', body: [b.call('a', [])] }),
  ];
  const found = analyse(b.program({ functions, scan: 'a' })).diagnostics;
  expect(found.map((each) => [each.code, each.message])).toEqual([['BH2020', 'recursion: ping → pong → ping']]);
});

const ci = `graph: { title: "task.c"
node: { title: "scan" label: "scan\\ntask.c:9:6\\n16 bytes (static)" }
node: { title: "task.c:deep" label: "deep\\ntask.c:1:13\\n40 bytes (static)" }
node: { title: "task.c:leaf" label: "leaf\\ntask.c:2:13\\n8 bytes (static)" }
node: { title: "memcpy" label: "memcpy\\n<built-in>" shape : ellipse }
edge: { sourcename: "scan" targetname: "task.c:leaf" label: "task.c:10:2" }
edge: { sourcename: "scan" targetname: "task.c:deep" label: "task.c:11:2" }
edge: { sourcename: "task.c:deep" targetname: "memcpy" label: "task.c:3:2" }
}
`;
test('the worst stack is that of the deepest path, and unknown frames are named', () => {
  const graph = readCallgraph([ci]);
  expect(worstStack(graph, 'scan')).toEqual({ bytes: 56, path: ['scan', 'task.c:deep', 'memcpy'], unknown: ['memcpy'] });
  expect(worstStack(graph, 'scan', { memcpy: 12 })).toEqual({ bytes: 68, path: ['scan', 'task.c:deep', 'memcpy'], unknown: [] });
});

const point: StructType = { kind: 'struct', id: 'P' };
const ref: Type = { kind: 'reference', to: point };
const structs: Program['structs'] = [
  { id: 'P', name: 'P', kind: 'object', place: b.place(), fields: [{ name: 'x', type: i32 }] },
  { id: 'H', name: 'H', kind: 'object', place: b.place(), fields: [{ name: 'p', type: ref }] },
];
const holder: StructType = { kind: 'struct', id: 'H' };
const globals: Program['globals'] = [
  { id: 'g', name: 'g', type: point, constant: false, place: b.place() },
  {
    id: 'h',
    name: 'h',
    type: holder,
    constant: false,
    place: b.place(),
    value: { op: 'struct', type: holder, fields: [{ name: 'p', value: b.reference(b.global('g', point)) }], place: b.place() },
  },
];
const escapes = (functions: Program['functions']) =>
  analyse(b.program({ structs, globals, functions, scan: 'scan' })).diagnostics.map((each) => each.code);
const scan = (body: Statement[]) => b.declareFunction('scan', { locals: [b.variable('p', point), b.variable('q', ref)], body });
const p = b.local('p', point);
const keep = (value: Expression) => b.assign(b.field(b.global('h', holder), 'p', ref), value);

test('a reference to a local neither is returned nor stored in a global', () => {
  expect(escapes([scan([b.declare('p'), keep(b.reference(p))])])).toEqual(['BH2030']);
  expect(escapes([scan([keep(b.reference(b.global('g', point)))])])).toEqual([]);
  const give = b.declareFunction('give', {
    result: ref,
    locals: [b.variable('p', point)],
    body: [b.declare('p'), b.giveBack(b.reference(p))],
  });
  expect(escapes([give, scan([])])).toEqual(['BH2030']);
});

test('what a function stores away must live on at its callers', () => {
  const store = b.declareFunction('store', { parameters: ['r'], locals: [b.variable('r', ref)], body: [keep(b.local('r', ref))] });
  expect(escapes([store, scan([b.declare('p'), b.call('store', [b.reference(p)])])])).toEqual(['BH2030']);
  expect(escapes([store, scan([b.call('store', [b.reference(b.global('g', point))])])])).toEqual([]);
});

test('an object of one turn of a loop is not kept for the next', () => {
  const turn = b.loop({ condition: b.truth(false), body: [b.declare('p'), b.assign(b.local('q', ref) as never, b.reference(p))] });
  turn.op === 'loop' && Object.assign(turn, { condition: b.compare('lt', b.field(b.global('g', point), 'x', i32), b.whole(3)), bound: 3 });
  expect(escapes([scan([b.declare('q', b.reference(b.global('g', point))), turn])])).toEqual(['BH2030']);
});
