import type { i32, u8 } from 'bulkhead';

interface Node {
  id: u8;
}

function first(list: readonly u8[], test: (value: u8) => boolean): u8 | null {
  for (const value of list) if (test(value)) return value;
  return null;
}

function each(count: i32, f: (i: i32) => i32 | null): void {
  for (let i: i32 = 0; i < count; i++) {
    const got = f(i);
    console.log(i, got, got ?? -1);
  }
}

const list: u8[] = [3, 9, 27];

export function scan(): void {
  const found = first(list, (value) => value > 5);
  console.log(found, first(list, (value) => value > 99), found !== null && list.some((value) => value === found));
  let last: i32 | null = null;
  each(3, (i) => {
    const before = last;
    last = i * 2;
    return before;
  });
  console.log(last);
  const nodes: Node[] = [{ id: 1 }, { id: 2 }];
  let best: u8 | null = null;
  nodes.forEach(({ id }) => {
    if (best === null || id > best) best = id;
  });
  console.log(best);
}
