import { copy, type i32 } from 'bulkhead';
interface Node {
  value: i32;
  pair: { a: i32; b: i32 };
}
const one: Node = { value: 1, pair: { a: 2, b: 3 } };
const two: Node = { value: 4, pair: { a: 5, b: 6 } };
const nodes = [
  { value: 7, pair: { a: 8, b: 9 } },
  { value: 0, pair: { a: 0, b: 0 } },
];
export function scan(): void {
  const inner = one.pair;
  copy(one, two);
  two.pair.a = 50;
  console.log(inner.a, one.pair.b, one.value, inner === one.pair);
  copy(nodes[1]!, nodes[0]!);
  nodes[0]!.pair.b = -1;
  console.log(nodes[1]!.value, nodes[1]!.pair.b, nodes[0]!.pair.b);
  copy(one, one);
  copy(one.pair, two.pair);
  console.log(one.pair.a, two.pair.a, one.pair === two.pair);
}
