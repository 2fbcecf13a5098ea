import type { i32, u8 } from 'bulkhead';
type Result = { ok: true; value: i32 } | { ok: false; code: u8 };
function parse(n: i32): Result {
  if (n > 100) return { ok: false, code: 7 };
  return { ok: true, value: n * 2 };
}
export function scan(): void {
  const good = parse(21);
  const bad = parse(101);
  console.log(good.ok ? good.value : -1, bad.ok ? bad.value : bad.code);
  if (!bad.ok) console.log('code', bad.code);
  if (good.ok && bad.ok === false) console.log(good.value + bad.code);
}
