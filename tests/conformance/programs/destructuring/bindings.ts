import type { FixedArray, i32, u8 } from 'bulkhead';

interface Sample {
  time: i32;
  values: FixedArray<u8, 3>;
  origin: { x: i32; y: i32 };
}

const samples: Sample[] = [
  { time: 1, values: [1, 2, 3], origin: { x: 5, y: 6 } },
  { time: 2, values: [4, 5, 6], origin: { x: 7, y: 8 } },
];

export function scan(): void {
  for (const { time, values: [first, , third], origin } of samples) {
    origin.x += time;
    console.log(time, first, third, origin.x);
  }
  let { time, origin: { y } } = samples[1]!;
  time += 10;
  y += 10;
  console.log(time, y, samples[1]!.time, samples[1]!.origin.y);
  const [, { values, values: [a] }] = samples;
  values[0] = 90;
  console.log(a, values[0], samples[1]!.values[0]);
  for (const [index, { time: at }] of samples.entries()) console.log(index, at);
}
