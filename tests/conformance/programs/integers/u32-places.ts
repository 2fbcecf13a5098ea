/** The least and the greatest u32 in every kind of place. */
import { type FixedArray, type u32 } from 'bulkhead';

interface Box {
  value: u32;
}
class Holder {
  value: u32 = 0;
  keep(value: u32): u32 {
    this.value = value;
    return this.value;
  }
}
let global: u32 = 4294967295;
const list: u32[] = [0, 4294967295, 0];
const fixed: FixedArray<u32, 2> = [4294967295, 0];

function same(value: u32): u32 {
  return value;
}

export function scan(): void {
  const local: u32 = 0;
  const box: Box = { value: 4294967295 };
  const holder = new Holder();
  console.log(local, global, same(0), same(4294967295));
  console.log(box.value, holder.value, holder.keep(4294967295), holder.value);
  console.log(list[0]!, list[1]!, fixed[0], fixed[1]!);
  global = list[0]!;
  list[2] = fixed[0];
  fixed[1] = global;
  box.value = holder.keep(list[0]!);
  console.log(global, list[2]!, fixed[1]!, box.value);
}
