import { i32, type u8 } from 'bulkhead';

let asked: i32 = 0;
let fallbacks: i32 = 0;
let held: u8 | null = null;

function ask(value: u8 | null): u8 | null {
  asked++;
  return value;
}
function fallback(): u8 {
  fallbacks++;
  held = 50;
  return 60;
}

export function scan(): void {
  console.log(ask(1) ?? fallback(), asked, fallbacks);
  console.log(ask(null) ?? fallback(), asked, fallbacks);
  console.log(ask(null) ?? ask(2) ?? fallback(), asked, fallbacks);
  console.log(ask(null) ?? ask(null) ?? fallback(), asked, fallbacks);
  held = null;
  const sum = (held ?? fallback()) + (held ?? 0);
  console.log(sum, held);
  const maybe: u8 | null = ask(null) ?? null;
  console.log(maybe, (maybe ?? 0) === 0, maybe ?? -1);
  console.log(i32(ask(0) ?? 9), ask(0) ?? fallback(), fallbacks);
  held ??= fallback();
  console.log(held, fallbacks);
  held = null;
  held ??= fallback();
  console.log(held, fallbacks);
}
