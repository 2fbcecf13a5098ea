import type { f32 } from 'bulkhead';

let least: f32 = 1.401298464324817e-45;
let normal: f32 = 1.1754943508222875e-38;

export function scan(): void {
  console.log(least, least / 2, least * 2, least * 1.5, -least / 2);
  console.log(normal, normal / 2, normal / 3, normal - least, normal * normal);
  console.log(least > 0, least / 2 === 0, normal / 2 + normal / 2 === normal);
}
