import type { FixedArray, i32, u8 } from 'bulkhead';

const pair: [u8, u8] = [3, 4];
const three = [100, 200, 300] as const;
let calls: i32 = 0;

function sum(a: i32, b: i32, c: i32 = 1000, d: i32 = a * 2): i32 {
  return a + b * 10 + c + d;
}

function change(): i32 {
  calls++;
  pair[0] = 90;
  return calls;
}

class Meter {
  total: i32 = 0;
  add(a: i32, b: i32): i32 {
    this.total += a * b;
    return this.total;
  }
}

function pick(): [u8, u8] {
  return [pair[1], pair[0]];
}

export function scan(): void {
  const meter = new Meter();
  console.log(sum(...pair), sum(1, ...pair), sum(...three), sum(...pair, 5, 6));
  console.log(meter.add(...pair), sum(...pick()), meter.add(...pick()));
  console.log(sum(...pair, change()), pair[0]);
  pair[0] = 1;
  console.log(sum(change(), ...pair));
  const fixed: FixedArray<u8, 2> = [1, 2];
  console.log(fixed.length);
}
