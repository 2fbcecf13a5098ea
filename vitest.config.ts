// `npm test`: everything but the deep runs, two files at a time: much of a test's time goes by in QEMU. Time limits only end what
// hangs: on a loaded machine a test takes longer, and that is no failure.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, maxWorkers: 2 },
});
