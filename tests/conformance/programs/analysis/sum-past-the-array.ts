import { type i32 } from 'bulkhead';

const list = new Uint8Array(13);
const weights = [1, 2, 1, 3] as const;

export function scan(): void {
  let sum: i32 = 0;
  for (let round = 0; round < 2; round++) {
    for (const weight of weights) {
      console.log(list[sum]!, sum);
      sum += weight;
    }
  }
  console.log(sum);
  console.log(list[sum]!);
}
