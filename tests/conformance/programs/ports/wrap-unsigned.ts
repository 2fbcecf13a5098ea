/** Sized unsigned integers wrap where it is said, and reach both of their ends. */
import { assert, u8, u16, u32 } from 'bulkhead';

let small: u8 = 255;
let middle: u16 = 65535;
let large: u32 = 4294967295;

export function scan(): void {
  small = u8.wrap(small + 1);
  assert(small === 0, 'u8 up');
  small = u8.wrap(small - 1);
  assert(small === 255, 'u8 down');
  middle = u16.wrap(middle + 1);
  assert(middle === 0, 'u16 up');
  middle = u16.wrap(middle - 1);
  assert(middle === 65535, 'u16 down');
  large = u32.wrap(large + 1);
  assert(large === 0, 'u32 up');
  large = u32.wrap(large - 1);
  assert(large === 4294967295, 'u32 down');
  assert(u8.wrap(-1) === 255 && u8.wrap(256) === 0 && u8.wrap(511) === 255, 'conversions');
  console.log(small, middle, large);
}
