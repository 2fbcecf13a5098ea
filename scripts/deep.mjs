// `npm run prove`, `npm run campaign` and the like: the deep runs, each with the tools it needs installed first. What they test lies in files
// named *.deep.ts, which `npm test` leaves alone. `node scripts/deep.mjs NAME [vitest arguments]`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, setUp } from './setup.mjs';

const runs = {
  prove: { needs: ['build', 'run', 'test', 'prove'], files: ['tests/proofs'] },
  'fuzz-kernel': { needs: ['build', 'run', 'test', 'fuzz'], files: ['tests/kernel'] },
  'fuzz-language': { needs: ['build', 'run', 'test'], files: ['tests/conformance'] },
  'fuzz-modbus': { needs: ['build', 'run', 'test', 'fuzz'], files: ['tests/modbus/fuzz.deep.ts'] },
  'campaign-modbus': { needs: ['build', 'run', 'test'], files: ['tests/modbus/frames.deep.ts', 'tests/modbus/clients.deep.ts'] },
  mutants: { needs: ['build', 'run', 'test'], files: ['tests/mutants'] },
  campaign: { needs: ['build', 'run', 'test'], files: ['tests/attacks'] },
};

const [name, ...rest] = process.argv.slice(2);
const run = runs[name];
if (run === undefined) {
  console.error(`usage: node scripts/deep.mjs ${Object.keys(runs).join('|')} [vitest arguments]`);
  process.exit(2);
}
setUp(run.needs);
const files = run.files.filter((folder) => existsSync(join(checkout, folder)));
const vitest = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
const result = spawnSync(process.execPath, [vitest, 'run', '--config', 'tests/deep.config.ts', ...files, ...rest], {
  cwd: checkout,
  stdio: 'inherit',
});
if (result.error) throw result.error;
process.exit(result.status ?? 1);
