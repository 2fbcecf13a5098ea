/** Sized signed integers wrap from one end to the other. */
import { assert, i8, i16, i32 } from 'bulkhead';

let small: i8 = 127;
let middle: i16 = 32767;
let large: i32 = 2147483647;

export function scan(): void {
  small = i8.wrap(small + 1);
  assert(small === -128, 'i8 up');
  small = i8.wrap(small - 1);
  assert(small === 127, 'i8 down');
  middle = i16.wrap(middle + 1);
  assert(middle === -32768, 'i16 up');
  middle = i16.wrap(middle - 1);
  assert(middle === 32767, 'i16 down');
  large = (large + 1) | 0;
  assert(large === -2147483648, 'i32 up');
  large = (large - 1) | 0;
  assert(large === 2147483647, 'i32 down');
  assert(i8.wrap(-small) === -127 && i8.wrap(i8.min) === -128 && i16.wrap(-i16.min) === -32768, 'negation of the least');
  console.log(small, middle, large);
}
