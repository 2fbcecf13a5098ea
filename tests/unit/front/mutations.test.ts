/** No input crashes the front end: firmware with tokens deleted, doubled, exchanged or cut off gets diagnostics, never an internal error. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { typeCheck } from '../../../compiler/front/index.ts';
import { validateProgram } from '../../../compiler/ir/validate.ts';
import { compileText, fixturesFolder, project, root } from './support.ts';

/** Uniform in 0..1, the same each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function samples(): string[] {
  const libraries = ['iec', 'modbus', 'supervisor'].map((name) => path.join(root, 'lib', `${name}.ts`));
  const tank = ['control', 'modbus'].map((name) => path.join(root, 'firmware', 'water-tank', `${name}.ts`));
  const fixtures = readdirSync(fixturesFolder)
    .filter((name) => /^BH\d+\.ts$/.test(name))
    .map((name) => path.join(fixturesFolder, name));
  // The mutants stand beside the fixtures: library modules are named as firmware names them.
  const inPlace = (text: string) =>
    text.replace(/'\.\/bulkhead\.ts'/g, "'bulkhead'").replace(/'\.\/(uart|generated\.supervision)\.ts'/g, "'bulkhead/$1'");
  return [...libraries, ...tank, ...libraries, ...tank, ...fixtures].map((file) => inPlace(readFileSync(file, 'utf8')));
}

/** Names, numbers and operators are exchanged among their own kind, so that many mutants are still TypeScript. */
function kindOf(token: string): string {
  if (/^\s/.test(token)) return 'space';
  if (/^(const|let|if|else|for|of|return|class|function|export|import|from|switch|case|default|break|new|type|interface)$/.test(token))
    return 'word';
  if (/^[A-Za-z_$]/.test(token)) return 'name';
  if (/^\d/.test(token)) return 'number';
  if (/^['`]/.test(token)) return 'text';
  return /^[-+*/%<>&|^]$/.test(token) ? 'operator' : 'mark';
}

function mutate(text: string, next: () => number): string {
  const tokens = text.match(/\s+|[A-Za-z_$][\w$]*|\d[\w.]*|'[^'\n]*'|`[^`]*`|[^\s\w]/g) ?? [];
  const at = () => Math.floor(next() * tokens.length);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const rough = next() < 0.3;
  for (let count = 1 + Math.floor(next() * 3); count > 0; count--) {
    const first = at();
    const kind = kindOf(tokens[first] ?? '');
    const like = tokens.map((token, index) => (kindOf(token) === kind ? index : -1)).filter((index) => index >= 0);
    const second = rough ? at() : pick(like);
    if (!rough) {
      if (kind === 'number') tokens[first] = pick(['0', '300', '0.5', '5000000000', '1n', '-1', '[1]']);
      else if (kind === 'name' && next() < 0.3) tokens[first] = pick(['any', 'null', 'this', 'u8', 'f32', 'undefined', 'string', 'number']);
      else if (kind === 'operator') tokens[first] = pick(['+', '-', '*', '/', '%', '<', '&', '|', '**', '==', '&&']);
      else if (kind !== 'mark' && kind !== 'word') [tokens[first], tokens[second]] = [tokens[second]!, tokens[first]!];
      continue;
    }
    switch (Math.floor(next() * 5)) {
      case 0:
        tokens.splice(first, 1 + Math.floor(next() * 8));
        break;
      case 1:
        tokens.splice(first, 0, tokens[first] ?? '');
        break;
      case 2:
        [tokens[first], tokens[second]] = [tokens[second] ?? '', tokens[first] ?? ''];
        break;
      case 3:
        tokens[first] = pick(['any', '[]', '{}', '-', 'as', '=>', '...', 'await', '!', '?']);
        break;
      default:
        tokens.length = Math.max(1, first);
    }
  }
  return tokens.join('');
}

const COUNT = Number(process.env.BULKHEAD_MUTATIONS ?? 200);

describe('mutated firmware', () => {
  const sources = samples();
  it(`gives diagnostics or a valid program, ${COUNT} times`, { timeout: 600_000 }, () => {
    const next = random(Number(process.env.BULKHEAD_SEED ?? 1));
    const broken: string[] = [];
    for (let count = 0; count < COUNT; count++) {
      const text = mutate(sources[Math.floor(next() * sources.length)]!, next);
      const { program, diagnostics } = compileText(text);
      const internal = diagnostics.find((each) => each.code === 'BH1999');
      if (internal) broken.push(`${internal.message} at line ${internal.place?.line}\n${text}`);
      if (!program) expect(diagnostics.length).toBeGreaterThan(0);
      else {
        const problems = validateProgram(program);
        if (problems.length > 0) broken.push(`${problems[0]}\n${text}`);
      }
    }
    expect(broken.slice(0, 3).join('\n\n====\n\n')).toBe('');
  });

  it('typeCheck takes a text that is nested past the parser', () => {
    const file = path.join(fixturesFolder, 'deep.ts');
    project.give({ [file]: `const x = ${'['.repeat(20_000)}${']'.repeat(20_000)};` });
    expect(typeCheck(project, [file]).map((each) => each.code)).toEqual(['BH1066']);
  });
});
