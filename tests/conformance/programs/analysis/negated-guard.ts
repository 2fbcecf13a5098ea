import type { i32, u8 } from 'bulkhead';

function narrow(x: i32): u8 {
  if (!(x >= 0 && x <= 255)) return 255;
  return x + 0;
}
function wrong(x: i32): u8 {
  if (!(x < 0 || x > 256)) return x + 0;
  return 1;
}

export function scan(): void {
  console.log(narrow(-1), narrow(0), narrow(255), narrow(256));
  console.log(wrong(-1), wrong(255), wrong(257));
  console.log(wrong(256));
}
