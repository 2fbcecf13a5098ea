// `npm start`: all set-up, then the water tank, ten simulated seconds against its plant model.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout, setUp } from './setup.mjs';

setUp(['build', 'run']);

const command = join(checkout, 'scripts', 'bulkhead.mjs');
const system = join('firmware', 'water-tank');
const board = ['--board', 'netduinoplus2'];
for (const args of [
  ['build', system, ...board],
  ['run', system, ...board, '--for', '10s'],
]) {
  console.log(`\n> bulkhead ${args.join(' ')}`);
  const result = spawnSync(process.execPath, [command, ...args], { cwd: checkout, stdio: 'inherit' });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}
