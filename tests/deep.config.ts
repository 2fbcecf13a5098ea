// The deep runs: long campaigns and proofs, in files named *.deep.ts. One at a time, so that each may use both cores.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    passWithNoTests: true,
    include: ['tests/**/*.deep.ts'],
    fileParallelism: false,
    testTimeout: 45 * 60_000,
    hookTimeout: 10 * 60_000,
  },
});
