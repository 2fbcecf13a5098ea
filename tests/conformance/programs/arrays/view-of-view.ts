import type { i16 } from 'bulkhead';

const a = new Int16Array(8);

function fill(view: Int16Array, value: i16): void {
  if (view.length < 2) return;
  view[0] = value;
  view[view.length - 1] = -value;
}

export function scan(): void {
  fill(a, 1);
  const inner = a.subarray(1, 7);
  fill(inner, 2);
  fill(inner.subarray(1, 5), 3);
  fill(a.subarray(3, 4), 9);
  console.log(a[0]!, a[1]!, a[2]!, a[3]!, a[4]!, a[5]!, a[6]!, a[7]!);
}
