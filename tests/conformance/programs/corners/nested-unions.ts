import type { i16, u8 } from 'bulkhead';
type Inner = { tag: 'a'; x: i16 } | { tag: 'b'; y: u8 };
type Outer = { kind: 1; inner: Inner } | { kind: 2; pair: [u8, boolean] } | { kind: 3 };
const list: Outer[] = [{ kind: 1, inner: { tag: 'a', x: -300 } }, { kind: 2, pair: [7, true] }, { kind: 3 }, { kind: 1, inner: { tag: 'b', y: 9 } }];
function describe(outer: Outer): i16 {
  switch (outer.kind) {
    case 1:
      if (outer.inner.tag === 'a') {
        outer.inner.x++;
        return outer.inner.x;
      }
      return outer.inner.y;
    case 2: {
      const [size, on] = outer.pair;
      outer.pair[1] = !on;
      return on ? size : -size;
    }
    case 3:
      return 0;
  }
}
export function scan(): void {
  for (let turn = 0; turn < 2; turn++) for (const each of list) console.log(each.kind, describe(each));
}
