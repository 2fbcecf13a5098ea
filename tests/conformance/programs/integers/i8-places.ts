/** The least and the greatest i8 in every kind of place. */
import { type FixedArray, type i8 } from 'bulkhead';

interface Box {
  value: i8;
}
class Holder {
  value: i8 = -128;
  keep(value: i8): i8 {
    this.value = value;
    return this.value;
  }
}
let global: i8 = 127;
const list: i8[] = [-128, 127, 0];
const fixed: FixedArray<i8, 2> = [127, -128];

function same(value: i8): i8 {
  return value;
}

export function scan(): void {
  const local: i8 = -128;
  const box: Box = { value: 127 };
  const holder = new Holder();
  console.log(local, global, same(-128), same(127));
  console.log(box.value, holder.value, holder.keep(127), holder.value);
  console.log(list[0]!, list[1]!, fixed[0], fixed[1]!);
  global = list[0]!;
  list[2] = fixed[0];
  fixed[1] = global;
  box.value = holder.keep(list[0]!);
  console.log(global, list[2]!, fixed[1]!, box.value);
}
