// `npm test`: all set-up, then every test; `npm test -- tests/unit` passes its arguments on to vitest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout, setUp } from './setup.mjs';

setUp(['build', 'run', 'test']);

const vitest = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
const result = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: checkout, stdio: 'inherit' });
if (result.error) throw result.error;
process.exit(result.status ?? 1);
