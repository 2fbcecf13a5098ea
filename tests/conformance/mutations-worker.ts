/** Mutants FROM..END-1 of SEED, each answered by one line of JSON: its number and what was wrong, or null. */
import path from 'node:path';
import { createProject } from '../../compiler/front/index.ts';
import { mutantOf, problemOf } from './mutations.ts';
import { root } from './programs.ts';

const [seed, from, end] = process.argv.slice(2).map(Number) as [number, number, number];
const project = createProject({ libFolder: path.join(root, 'lib') });
for (let number = from; number < end; number++) {
  process.stdout.write(`${JSON.stringify([number, problemOf(mutantOf(seed, number), project)])}\n`);
}
