import type { i32, u8 } from 'bulkhead';

type Result = { ok: true; value: i32 } | { ok: false; code: u8 };

function parse(n: i32): Result {
  return n >= 0 ? { ok: true, value: n * 2 } : { ok: false, code: -n };
}

export function scan(): void {
  for (let n = -2; n < 2; n++) {
    const result = parse(n);
    if (result.ok) console.log('value', result.value);
    else console.log('code', result.code);
  }
}
