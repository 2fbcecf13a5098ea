import type { i32 } from 'bulkhead';
interface Node {
  value: i32;
  next: Node | null;
}
const last: Node = { value: 3, next: null };
const first: Node = { value: 1, next: last };
function sum(from: Node): i32 {
  let total: i32 = 0;
  let at: Node | null = from;
  for (let turn = 0; turn < 5; turn++) {
    if (at === null) break;
    total = total * 10 + at.value;
    at = at.next;
  }
  return total;
}
export function scan(): void {
  console.log(sum(first), first.next === last, first.next?.value ?? 0);
  last.next = first;
  console.log(sum(first));
  first.next = null;
  console.log(sum(last));
}
