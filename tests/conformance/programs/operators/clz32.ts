import type { i32, u32 } from 'bulkhead';

let zero: i32 = 0;
let big: u32 = 4294967295;

export function scan(): void {
  console.log(Math.clz32(zero), Math.clz32(zero + 1), Math.clz32(zero - 1), Math.clz32(big), Math.clz32(big + 1));
  for (let shift = 0; shift < 32; shift += 5) console.log(shift, Math.clz32((zero + 1) << shift), 31 - Math.clz32(1 << shift));
}
