// `npm test`: everything but the deep runs. Time limits only end what hangs: on a loaded machine a test takes longer, and that is no failure.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000 },
});
