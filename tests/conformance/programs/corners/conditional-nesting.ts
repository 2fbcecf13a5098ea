import type { i32, u16, u8 } from 'bulkhead';
let a: u8 = 200;
let b: i32 = -5;
let on = false;
function flip(): boolean {
  on = !on;
  return on;
}
export function scan(): void {
  const x: u16 = flip() ? (flip() ? 1 : a) : b < 0 ? 300 : 400;
  console.log(x, on);
  const y = flip() || flip() ? (b > 0 ? a : b) : -1;
  console.log(y, on);
  const z = (flip() && flip()) === (flip() || flip());
  console.log(z, on);
  console.log((on ? a : b) + (on ? b : a) * 2, on ? 'yes' : 'no');
}
