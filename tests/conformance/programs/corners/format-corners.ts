import { type f32, format, type i64, type u64, type u16 } from 'bulkhead';
const buffer = new Uint8Array(48);
let least: i64 = -9_223_372_036_854_775_808n;
let most: u64 = 18_446_744_073_709_551_615n;
let small: f32 = 1e-7;
let zero: f32 = -0;
let state: 'on' | 'off' = 'on';
function show(length: u16): void {
  let sum = 0;
  for (const byte of buffer.subarray(0, length)) sum = (sum * 31 + byte) % 65_521;
  console.log(length, sum, buffer[0]!, buffer[length - 1]!);
}
export function scan(): void {
  show(format(buffer, `${least}`));
  show(format(buffer, `${most} ${state} é€`));
  show(format(buffer, `${small} ${zero} ${0.1 + 0.2}`));
  show(format(buffer.subarray(3, 9), `${state}${1}${true}`));
  show(format(buffer, ''));
}
