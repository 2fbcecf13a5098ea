import { atMost, type u32 } from 'bulkhead';

function gcd(a: u32, b: u32): u32 {
  let x = a;
  let y = b;
  for (const _ of atMost(64)) {
    if (y === 0) break;
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

export function scan(): void {
  console.log(gcd(12, 18), gcd(4294967295, 65537), gcd(17, 0), gcd(0, 17), gcd(4294967295, 4294967294));
}
