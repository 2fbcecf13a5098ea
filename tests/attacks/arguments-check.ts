import { expect } from 'vitest';
import { type ArgumentsResult, calls } from './random-arguments.ts';

/** What must hold whatever the arguments were; `wanted` sets for each call. */
export function checkArguments(result: ArgumentsResult, wanted: number): void {
  for (const call of calls) expect(result.sets[call]!.made, call).toBeGreaterThanOrEqual(wanted);
  expect(result.control).toEqual({ ...result.control, activations: result.control.expected, overruns: 0, restarts: 0 });
  expect(result).toMatchObject({ complaints: [], panics: 0, starts: 1, otherFaults: 0 });
  // The instrument: calls that no argument makes legal end the caller every time, the one that takes none never.
  for (const call of ['trap', 'supervise', 'link', 'none'] as const)
    expect(result.sets[call]!.faulted, call).toBeGreaterThanOrEqual(wanted);
  expect(result.sets.time!.faulted).toBe(0);
}
