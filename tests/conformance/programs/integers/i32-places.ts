/** The least and the greatest i32 in every kind of place. */
import { type FixedArray, type i32 } from 'bulkhead';

interface Box {
  value: i32;
}
class Holder {
  value: i32 = -2147483648;
  keep(value: i32): i32 {
    this.value = value;
    return this.value;
  }
}
let global: i32 = 2147483647;
const list: i32[] = [-2147483648, 2147483647, 0];
const fixed: FixedArray<i32, 2> = [2147483647, -2147483648];

function same(value: i32): i32 {
  return value;
}

export function scan(): void {
  const local: i32 = -2147483648;
  const box: Box = { value: 2147483647 };
  const holder = new Holder();
  console.log(local, global, same(-2147483648), same(2147483647));
  console.log(box.value, holder.value, holder.keep(2147483647), holder.value);
  console.log(list[0]!, list[1]!, fixed[0], fixed[1]!);
  global = list[0]!;
  list[2] = fixed[0];
  fixed[1] = global;
  box.value = holder.keep(list[0]!);
  console.log(global, list[2]!, fixed[1]!, box.value);
}
