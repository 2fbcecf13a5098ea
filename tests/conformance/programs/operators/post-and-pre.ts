import type { u8 } from 'bulkhead';

export function scan(): void {
  let i: u8 = 5;
  const a = i++ + i++;
  console.log(a, i);
  const b = ++i + ++i;
  console.log(b, i);
  const c = i-- - --i;
  console.log(c, i);
  const d = i++ * 10 + i;
  console.log(d, i);
  i = i++;
  console.log(i);
}
