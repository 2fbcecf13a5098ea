import type { FixedArray, i16, u8 } from 'bulkhead';

interface Reading {
  at: u8;
  value: i16 | null;
}
class Channel {
  last: i16 | null = null;
  readonly history: FixedArray<i16 | null, 3> = [null, null, null];
  private at: u8 = 0;
  put(value: i16 | null): void {
    this.last = value;
    this.history[this.at] = value;
    this.at = (this.at + 1) % 3;
  }
}
const channel = new Channel();
const readings: Reading[] = [
  { at: 1, value: null },
  { at: 2, value: -300 },
];

function copyOf(reading: Reading): Reading {
  return { ...reading };
}

export function scan(): void {
  channel.put(5);
  channel.put(null);
  channel.put(-7);
  console.log(channel.last, channel.history[0]!, channel.history[1] ?? 0, channel.history[2]!);
  channel.put(8);
  for (const each of channel.history) console.log(each === null ? 'none' : 'some', each);
  for (const { at, value } of readings) console.log(at, value, value ?? 0);
  const copy = copyOf(readings[1]!);
  copy.value = null;
  console.log(readings[1]!.value, copy.value);
  readings[0]!.value = 12;
  const first = readings[0]!;
  if (first.value !== null) first.value -= 2;
  console.log(first.value);
}
