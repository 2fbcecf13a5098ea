/**
 * docs/diagnostics.md from the code table and the snapshots of the fixtures: `npm run docs` writes it, a test checks that it is current. A part of working
 * on Bulkhead, not of the `bulkhead` command.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allCodes, codeEntry } from '../compiler/diagnostics/codes.ts';
import { inCheckout } from './checkout.ts';

const parts: [RegExp, string, string][] = [
  [/^BH1/, 'The language', 'What the subset refuses, found while a task is read.'],
  [/^BH2/, 'Ranges, loops, recursion, references', 'What the analyses of a task find.'],
  [/^BH3/, 'system.ts', 'The declaration of a system, against the board and itself.'],
  [/^BH4/, 'Native code, sizes, link', 'What the cross compiler and the linker find.'],
  [/^BH5/, 'The plant model', 'What a run finds in plant.ts.'],
];

/** The text of docs/diagnostics.md. */
export function diagnosticsPage(): string {
  const codes = allCodes();
  const examples = collectExamples();
  const sections = parts.flatMap(([pattern, title, about]) => {
    const own = codes.filter((code) => pattern.test(code));
    return own.length === 0 ? [] : [`## ${title}`, about, ...own.map((code) => entry(code, examples.get(code)))];
  });
  return `${[
    '# Diagnostics',
    '<!-- Written by `npm run docs` from the code table and the fixtures of the tests. Do not edit. -->',
    'Every code that Bulkhead gives, with an example of its message, the line it is about and the hint. A code never changes its meaning; one that has gone leaves a gap.',
    ...sections,
  ].join('\n\n')}\n`;
}

function entry(code: string, example: string | undefined): string {
  const { title, hint } = codeEntry(code)!;
  const lines = [`### ${code}: ${title}`];
  if (example) lines.push(`\`\`\`text\n${example}\n\`\`\``);
  // The example ends with its hint: mostly the same.
  if (hint !== '' && !example?.endsWith(`hint: ${hint}`)) lines.push(`What to do: ${hint}.`.replace(/([.!?…])\.$/, '$1'));
  return lines.join('\n\n');
}

/** The first finding of each code in the snapshots. */
function collectExamples(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [file, code] of snapshots()) {
    for (const text of readFileSync(file, 'utf8')
      .trimEnd()
      .split(/\n\n(?=\S+:\d+:\d+ - |error |warning )/)) {
      const own = / (?:error|warning) (BH\d{4}):/.exec(` ${text.split('\n')[0]!}`)?.[1];
      // A fixture that is named after the code shows it best.
      if (own !== undefined && (own === code || (code === null && !found.has(own))) && !(own === code && found.has(own)))
        found.set(own, text);
    }
  }
  return found;
}

/** Snapshot files, with the code that each is named after. */
function snapshots(): [string, string | null][] {
  const fixtures = inCheckout('tests', 'fixtures');
  const named = readdirSync(join(fixtures, 'diagnostics'))
    .filter((name) => /^BH\d{4}\.txt$/.test(name))
    .sort()
    .map((name): [string, string] => [join(fixtures, 'diagnostics', name), name.slice(0, 6)]);
  const systems = ['systems', 'policies']
    .flatMap((group) =>
      readdirSync(join(fixtures, group))
        .sort()
        .map((name): [string, null] => [join(fixtures, group, name, 'findings.txt'), null]),
    )
    .filter(([file]) => existsSync(file));
  return [...named, ...systems];
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync(inCheckout('docs', 'diagnostics.md'), diagnosticsPage());
}
