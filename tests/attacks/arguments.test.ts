import { test } from 'vitest';
import { checkArguments } from './arguments-check.ts';
import { randomArguments } from './random-arguments.ts';

test('500 random argument sets for every system call: only the caller is ended', async () => {
  checkArguments(await randomArguments('random-arguments', 500), 500);
});
