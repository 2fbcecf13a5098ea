// The deep runs: long campaigns and proofs, in files named *.deep.ts. One at a time, so that each may use both cores.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    passWithNoTests: true,
    include: ['tests/**/*.deep.ts'],
    fileParallelism: false,
    // Of tests marked as concurrent.
    maxConcurrency: availableParallelism(),
    testTimeout: 45 * 60_000,
    hookTimeout: 10 * 60_000,
  },
});
