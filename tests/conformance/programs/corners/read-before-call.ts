import type { i32 } from 'bulkhead';
const state = { n: 1, list: [1, 2, 3] };
function change(): i32 {
  state.n += 10;
  state.list[0]! += 5;
  return 100;
}
export function scan(): void {
  console.log(state.n + change() + state.n, state.list[0]! + change() + state.list[0]!);
  const alias = state.list;
  console.log(alias[0]! * 2 + change() - alias[0]!, state.n);
  const { n, list } = state;
  change();
  console.log(n, list[0]!, state.n);
}
