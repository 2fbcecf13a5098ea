import type { i32 } from 'bulkhead';
const list: i32[] = [1, 2, 3];
function fail(at: i32): never {
  console.log('fail', at);
  throw new Error('list');
}
export function scan(): void {
  const doubled = list.map((x, at): i32 => (x < 9 ? x * 2 : fail(at)));
  console.log(doubled[2]!);
  list.forEach((x, at) => x < 3 || fail(at));
}
