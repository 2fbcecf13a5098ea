/** `npm run bench:hil`: how fast the suite of tests/hil/tank-stories.ts simulates, on one machine at a time, builds and starts included. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stories, tell } from '../hil/tank-stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-bench-'));
await tell('the chip is reset', folder); // the build
let simulated = 0;
const start = performance.now();
for (const story of Object.keys(stories)) {
  const began = performance.now();
  const { time } = await tell(story, folder);
  simulated += time;
  console.log(`${story}: ${time.toFixed(2)} s simulated, ${(time / ((performance.now() - began) / 1000)).toFixed(1)} times real time`);
}
console.log(
  `the suite: ${simulated.toFixed(2)} s simulated, ${(simulated / ((performance.now() - start) / 1000)).toFixed(1)} times real time`,
);
rmSync(folder, { recursive: true });
