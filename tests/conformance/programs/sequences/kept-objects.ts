import { type i32, run, type Steps, type u8 } from 'bulkhead';

function sum(list: readonly u8[]): i32 {
  let total: i32 = 0;
  for (const each of list) total += each;
  return total;
}

function* collect(): Steps {
  const bytes = new Uint8Array(4);
  const pair = { low: 3 as i32, high: 9 as i32 };
  const grid: u8[] = [1, 2, 3];
  const last = bytes.subarray(2);
  for (let i = 0; i < 4; i++) {
    const fresh = new Uint8Array(2);
    fresh[i & 1] = i + 1;
    bytes[i] = i * 3;
    yield;
    pair.low += bytes[i]!;
    console.log(i, fresh[0]!, fresh[1]!, pair.low, sum(grid), last[0]!, last.length);
  }
  const alias = pair;
  yield;
  alias.high++;
  console.log(pair.high, pair.low, sum(grid));
}
const sequence = run(collect);

export function scan(): void {
  for (let turn = 0; turn < 6; turn++) sequence.step();
  console.log(sequence.done);
}
