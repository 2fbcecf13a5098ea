import type { i32 } from 'bulkhead';

const modes = [
  ['idle', 0, false],
  ['run', 70_000, true],
] as const;
const single = [3, true, 2.5] as const;
const steps: readonly (readonly [name: 'fill' | 'drain', seconds: i32])[] = [
  ['fill', 30],
  ['drain', -1],
];

export function scan(): void {
  for (const [name, level, on] of modes) console.log(name, level, on);
  console.log(modes[1][1] + 1, single[0], single[1], single.length);
  for (const step of steps) {
    switch (step[0]) {
      case 'fill':
        console.log('fill for', step[1]);
        break;
      case 'drain':
        console.log('drain', step[1] < 0);
    }
  }
  const chosen = single[1] ? steps[0]! : steps[1]!;
  console.log(chosen[0], chosen === steps[0]);
}
