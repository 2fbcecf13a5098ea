import type { i32, u8 } from 'bulkhead';
let last: u8 | null = null;
const seen: (u8 | null)[] = [null, 3, null, 4];
export function scan(): void {
  let sum: i32 = 0;
  for (let i = 0; i < seen.length; i++) {
    const each = seen[i] ?? null;
    if (each === null) {
      last ??= 1;
      continue;
    }
    sum += each * (last ?? 10);
    last = last === null ? each : last > each ? null : each;
  }
  console.log(sum, last);
  for (const each of seen) {
    if (each !== null && each > 3) {
      last = each;
      break;
    }
  }
  console.log(last! + 1, seen.findIndex((each) => each === null), seen.some((each) => each !== null && each === 4));
  seen.forEach((each, at) => {
    seen[at] = each === null ? 9 : null;
  });
  for (const each of seen) console.log(each ?? -1);
}
