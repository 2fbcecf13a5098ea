import { copy, type FixedArray, type i16, type u8, u16 } from 'bulkhead';

type Reading = [value: i16, valid: boolean];
interface Channel {
  name: u8;
  last: Reading;
  history: FixedArray<Reading, 3>;
}

const channel: Channel = {
  name: 1,
  last: [-5, true],
  history: [
    [0, false],
    [1, true],
    [-32768, false],
  ],
};

class Meter {
  private readonly range: [low: i16, high: u16] = [-10, 60_000];
  static readonly limits: readonly [u8, boolean] = [9, true];
  constructor(private readonly kept: Reading) {}
  push(value: i16): void {
    this.kept[0] = value;
    this.kept[1] = value >= this.range[0] && value <= this.range[1];
    if (this.kept[1]) this.range[1] = u16.wrap(value);
  }
  get text(): u16 {
    return this.range[1];
  }
}

const nested: [outer: u8, inner: [flag: boolean, deep: [u8, i16]], list: FixedArray<u8, 2>] = [1, [true, [2, -3]], [4, 5]];
const meter = new Meter(channel.last);

function store(reading: Reading, value: i16): void {
  reading[0] = value;
  reading[1] = !reading[1];
}

export function scan(): void {
  const alias = channel.last;
  alias[0] = 6;
  store(channel.last, 7);
  store(channel.history[1], 8);
  console.log(channel.last[0], alias[1], channel.history[1][0], channel.history[1][1]);
  meter.push(-11);
  console.log(channel.last[0], channel.last[1], meter.text);
  meter.push(40);
  console.log(alias[0], alias[1], meter.text, Meter.limits[0], Meter.limits[1]);
  nested[1][1][1] -= 10;
  const [outer, [flag, [deep, sign]], [, five]] = nested;
  console.log(outer, flag, deep, sign, five, nested[2].length, nested[2][0]);
  const kept: Reading = [0, false];
  copy(kept, channel.last);
  channel.last[0] = 1;
  console.log(kept[0], kept[1]);
  const again: Reading = [...kept];
  again[1] = !again[1];
  console.log(again[0], again[1], kept[1], kept === channel.last, alias === channel.last);
  for (let turn = 0; turn < channel.history.length; turn++) {
    channel.history[turn]![1] = turn !== 1;
    store(channel.history[turn]!, turn);
  }
  for (const [value, valid] of channel.history) console.log(value, valid);
}
