import type { i32 } from 'bulkhead';
const list: i32[] = [1, 2, 3];
export function scan(): void {
  const seen = list.map((x): i32 => {
    if (x === 3) throw new Error('three');
    console.log(x);
    return x;
  });
  console.log(seen.length);
}
