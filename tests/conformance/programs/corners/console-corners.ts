import type { f32, f64, i64, u8 } from 'bulkhead';
let a: u8 = 0;
let big: f64 = 1e21;
let tiny: f64 = 1e-7;
let third: f32 = 1 / 3;
let long: i64 = -1n;
export function scan(): void {
  console.log(`${a}${big}${tiny}`, third, long, `${long}n`, -0, big * -1, 100000000000000000000);
  console.log('', `${''}`, 'a\tb', '\u00e9', `${a === 0}`, 1e5, 123456789012);
  console.log();
  console.log(big * 10, tiny / 10, 0.000001, 5e-324, 1.7976931348623157e308, third * third);
}
