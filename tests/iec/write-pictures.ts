/** docs/iec/: one picture a block, from its first diagram. `npm run docs` writes them, a test checks that they are current. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagrams } from './diagrams.ts';
import { picture } from './picture.ts';

export const picturesFolder = resolve(import.meta.dirname, '..', '..', 'docs', 'iec');

/** File names and their texts. */
export function pictures(): Record<string, string> {
  const blocks = [...new Set(diagrams.map(({ block }) => block))];
  return Object.fromEntries(blocks.map((block) => [`${block}.svg`, picture(diagrams.find((each) => each.block === block)!)]));
}

/** What is there. */
export function writtenPictures(): Record<string, string> {
  return Object.fromEntries(readdirSync(picturesFolder).map((name) => [name, readFileSync(join(picturesFolder, name), 'utf8')]));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  rmSync(picturesFolder, { recursive: true, force: true });
  mkdirSync(picturesFolder, { recursive: true });
  for (const [name, text] of Object.entries(pictures())) writeFileSync(join(picturesFolder, name), text);
}
