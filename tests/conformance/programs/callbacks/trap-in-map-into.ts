import { mapInto, type u8 } from 'bulkhead';

const from: u8[] = [1, 200];
const to: u8[] = [0, 0];

export function scan(): void {
  mapInto(from, to, (value) => value + 54);
  console.log(to[0]!, to[1]!);
  mapInto(to, from, (value) => value + 2);
}
