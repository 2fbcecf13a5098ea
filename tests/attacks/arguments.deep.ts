import { test } from 'vitest';
import { checkArguments } from './arguments-check.ts';
import { calls, randomArguments } from './random-arguments.ts';

test('10,000 random argument sets for every system call: only the caller is ended', async () => {
  const result = await randomArguments('random-arguments-deep', 10_000);
  console.log(`${result.ticks} ms simulated; control completed ${result.control.activations} of ${result.control.expected} periods`);
  console.table(
    Object.fromEntries(calls.map((call) => [call, { 'sets at least': result.sets[call]!.made, ended: result.sets[call]!.faulted }])),
  );
  checkArguments(result, 10_000);
});
