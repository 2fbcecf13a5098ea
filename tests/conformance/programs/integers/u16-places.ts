/** The least and the greatest u16 in every kind of place. */
import { type FixedArray, type u16 } from 'bulkhead';

interface Box {
  value: u16;
}
class Holder {
  value: u16 = 0;
  keep(value: u16): u16 {
    this.value = value;
    return this.value;
  }
}
let global: u16 = 65535;
const list: u16[] = [0, 65535, 0];
const fixed: FixedArray<u16, 2> = [65535, 0];

function same(value: u16): u16 {
  return value;
}

export function scan(): void {
  const local: u16 = 0;
  const box: Box = { value: 65535 };
  const holder = new Holder();
  console.log(local, global, same(0), same(65535));
  console.log(box.value, holder.value, holder.keep(65535), holder.value);
  console.log(list[0]!, list[1]!, fixed[0], fixed[1]!);
  global = list[0]!;
  list[2] = fixed[0];
  fixed[1] = global;
  box.value = holder.keep(list[0]!);
  console.log(global, list[2]!, fixed[1]!, box.value);
}
