/** The least and the greatest u8 in every kind of place. */
import { type FixedArray, type u8 } from 'bulkhead';

interface Box {
  value: u8;
}
class Holder {
  value: u8 = 0;
  keep(value: u8): u8 {
    this.value = value;
    return this.value;
  }
}
let global: u8 = 255;
const list: u8[] = [0, 255, 0];
const fixed: FixedArray<u8, 2> = [255, 0];

function same(value: u8): u8 {
  return value;
}

export function scan(): void {
  const local: u8 = 0;
  const box: Box = { value: 255 };
  const holder = new Holder();
  console.log(local, global, same(0), same(255));
  console.log(box.value, holder.value, holder.keep(255), holder.value);
  console.log(list[0]!, list[1]!, fixed[0], fixed[1]!);
  global = list[0]!;
  list[2] = fixed[0];
  fixed[1] = global;
  box.value = holder.keep(list[0]!);
  console.log(global, list[2]!, fixed[1]!, box.value);
}
