import type { i32 } from 'bulkhead';

const steps = [
  { time: 10, on: true, phase: 'fill' },
  { time: 250, on: false, phase: 'heat' },
  { time: 70000, on: true, phase: 'drain' },
] as const;

export function scan(): void {
  let total: i32 = 0;
  for (const step of steps) {
    console.log(step.time, step.on, step.phase);
    total += step.time;
  }
  const middle = steps[1]!;
  console.log(total, middle.time, middle.on, steps.length);
}
