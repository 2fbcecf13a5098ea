import type { i32 } from 'bulkhead';

interface Node {
  value: i32;
}
const a: Node = { value: 5 };

function pick(yes: boolean): Node | null {
  return yes ? a : null;
}

export function scan(): void {
  console.log(pick(true)?.value ?? -1, pick(false)?.value ?? -1);
  const found = pick(true);
  if (found !== null) found.value++;
  console.log(a.value, pick(false) === null);
}
