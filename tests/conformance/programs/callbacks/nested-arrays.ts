import type { FixedArray, i32, u8 } from 'bulkhead';

interface Channel {
  name: 'a' | 'b';
  samples: FixedArray<i32, 3>;
  sum: i32;
}

const grid: FixedArray<FixedArray<u8, 3>, 2> = [
  [1, 2, 3],
  [4, 5, 6],
];
const channels: Channel[] = [
  { name: 'a', samples: [1, 2, 3], sum: 0 },
  { name: 'b', samples: [-4, 0, 4], sum: 0 },
];

export function scan(): void {
  let sum: i32 = 0;
  grid.forEach((row, y) => {
    row.forEach((value, x) => {
      sum += value * (x + 1) * (y + 1);
      row[x] = value + 1;
    });
  });
  console.log(sum, grid[1]![2]!);
  channels.forEach((channel) => {
    channel.sum = channel.samples.reduce<i32>((total, value) => total + value, 100);
  });
  channels.forEach(({ name, sum, samples }) => console.log(name, sum, samples[2]!));
  console.log(channels.some(({ samples: [first] }) => first < 0), channels.every((each) => each.samples.includes(0)));
  let at: i32 = 0;
  const next = (): i32 => at++;
  grid[next()]!.forEach((value) => console.log(value, at));
}
