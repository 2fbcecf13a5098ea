import type { i16, u8 } from 'bulkhead';

interface Sample {
  channel: u8;
  value: i16;
}
const samples: Sample[] = [
  { channel: 1, value: -5 },
  { channel: 2, value: 300 },
  { channel: 3, value: 0 },
];

function largest(list: Sample[]): u8 {
  let best: i16 = -32768;
  let channel: u8 = 0;
  for (const sample of list) {
    if (sample.value > best) {
      best = sample.value;
      channel = sample.channel;
    }
  }
  return channel;
}

export function scan(): void {
  console.log(largest(samples));
  const last = samples[2]!;
  last.value = 1000;
  samples[1]!.value -= 200;
  console.log(largest(samples), samples[1]!.value, samples[2]!.value);
  for (const sample of samples) sample.value *= 2;
  console.log(samples[0]!.value, samples[1]!.value, samples[2]!.value);
}
