import type { FixedArray, i32, u8 } from 'bulkhead';

class Node {
  value: u8 = 3;
}
const pool: FixedArray<Node | null, 2> = [null, null];
let head: Node | null = null;
let count: u8 | null = 4;
let none: u8 | null = null;
let name: string | null = 'pump';

function at(index: i32): Node | null {
  return pool[index]!;
}

export function scan(): void {
  const first = at(0);
  let now: Node | null = pool[1]!;
  console.log(first === null, now === null, head === null, count, none, name, at(1)?.value ?? 9);
  now = head;
  console.log(now === null, count ?? 0, none ?? 1, pool[0] === head);
}
