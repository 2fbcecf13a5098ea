// The index is known to be past any part of `bytes`; GCC knows the array and the index, not how long a part can be.
import { type f32, i16, i32, type i8, u16, type u32 } from 'bulkhead';

let large: f32 = 1e10;
let shift: i8 = 1;
let wide: u32 = 7;
const bytes = new Uint8Array(8);

export function scan(): void {
  shift--;
  const part = bytes.subarray(shift << 32, -1);
  console.log(part.length);
  [wide, bytes[i16.wrap(wide) & 7]] = [u16.wrap(wide), part[i32.trunc(Math.min(Math.max(large, -3000000), 3000000))]! + 0];
  part.forEach((each, index) => console.log(each, index));
}
