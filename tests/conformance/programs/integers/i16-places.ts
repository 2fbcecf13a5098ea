/** The least and the greatest i16 in every kind of place. */
import { type FixedArray, type i16 } from 'bulkhead';

interface Box {
  value: i16;
}
class Holder {
  value: i16 = -32768;
  keep(value: i16): i16 {
    this.value = value;
    return this.value;
  }
}
let global: i16 = 32767;
const list: i16[] = [-32768, 32767, 0];
const fixed: FixedArray<i16, 2> = [32767, -32768];

function same(value: i16): i16 {
  return value;
}

export function scan(): void {
  const local: i16 = -32768;
  const box: Box = { value: 32767 };
  const holder = new Holder();
  console.log(local, global, same(-32768), same(32767));
  console.log(box.value, holder.value, holder.keep(32767), holder.value);
  console.log(list[0]!, list[1]!, fixed[0], fixed[1]!);
  global = list[0]!;
  list[2] = fixed[0];
  fixed[1] = global;
  box.value = holder.keep(list[0]!);
  console.log(global, list[2]!, fixed[1]!, box.value);
}
