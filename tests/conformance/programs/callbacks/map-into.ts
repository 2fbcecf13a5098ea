import { type FixedArray, type i32, mapInto, type u16, type u8 } from 'bulkhead';

const from: u8[] = [1, 2, 3];
const to: u16[] = [0, 0, 0, 9];
const short: FixedArray<i32, 2> = [0, 0];

export function scan(): void {
  mapInto(from, to, (value, index) => value * 1000 + index);
  console.log(to[0]!, to[1]!, to[2]!, to[3]!);
  mapInto(to, to, (value) => (value > 2000 ? value - 2000 : value));
  console.log(to[0]!, to[1]!, to[2]!, to[3]!);
  const bytes = new Uint8Array(4);
  mapInto(to.map((value) => value % 256 > 128), bytes, (is) => (is ? 1 : 0));
  console.log(bytes[0]!, bytes[1]!, bytes[2]!, bytes[3]!);
  mapInto(bytes.subarray(1), bytes, (value) => value + 5);
  console.log(bytes[0]!, bytes[1]!, bytes[2]!, bytes[3]!);
  mapInto(from, short, (value) => {
    console.log('step', value);
    return value * -1;
  });
}
