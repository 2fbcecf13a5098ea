/**
 * Mutated sources: programs, libraries, firmware and fixtures with tokens deleted, doubled, exchanged or cut off, and with noise in their bytes. The
 * compiler must answer each with code or with diagnostics, never with an internal error, and must come to an end.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { createProject } from '../../compiler/front/index.ts';
import { generate, root } from './programs.ts';
import { allCases } from './suite.ts';

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

interface Source {
  text: string;
  /** Where the mutant stands, for its imports. */
  folder: string;
}

/** Everything that is written in the subset, and what is refused on purpose. */
function sources(): Source[] {
  const inFolder = (folder: string, wanted: RegExp) =>
    readdirSync(path.join(root, folder))
      .filter((name) => wanted.test(name))
      .map((name) => path.join(root, folder, name));
  const fixtures = inFolder('tests/fixtures/diagnostics', /^BH\d+\.ts$/);
  const libraries = [...inFolder('lib', /^(modbus|supervisor|uart)\.ts$/), ...inFolder('lib/iec', /\.ts$/)];
  const parts = inFolder('lib/modbus', /\.ts$/);
  const firmware = readdirSync(path.join(root, 'firmware'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/(?:^|[\\/])(?:system|plant)\.ts$|\.test\.ts$/.test(name))
    .map((name) => path.join(root, 'firmware', name));
  // The mutants stand beside the fixtures: library modules are named as firmware names them.
  const inPlace = (text: string) =>
    text
      .replace(/'\.\.?\/bulkhead\.ts'/g, "'bulkhead'")
      .replace(/'\.\/selection\.ts'/g, "'bulkhead/iec'")
      .replace(/'\.\/(\w+(?:\.\w+)?)\.ts'/g, "'bulkhead/$1'");
  const programs = allCases().map((each) => each.file);
  return [
    ...[...programs, ...fixtures, ...parts].map((file) => ({ text: readFileSync(file, 'utf8'), folder: path.dirname(file) })),
    ...[...libraries, ...firmware, ...libraries, ...firmware].map((file) => ({
      text: inPlace(readFileSync(file, 'utf8')),
      folder: path.join(root, 'tests', 'fixtures', 'diagnostics'),
    })),
  ];
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

function mutateTokens(text: string, next: () => number): string {
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

/** Single characters become others: letters, controls, bytes that no source holds. */
function mutateBytes(text: string, next: () => number): string {
  const characters = [...text];
  for (let count = 1 + Math.floor(next() * 6); count > 0; count--) {
    const at = Math.floor(next() * characters.length);
    const noise = [
      '\0',
      '\u00e9',
      '\u2028',
      '\ud800',
      '\\',
      '`',
      '"',
      '{',
      ')',
      '/*',
      '0x',
      '9'.repeat(30),
      String.fromCharCode(Math.floor(next() * 128)),
    ];
    characters[at] = noise[Math.floor(next() * noise.length)]!;
  }
  return characters.join('');
}

let known: Source[] | undefined;

/** Mutant `number` of a seed: the same whatever other mutants are made. */
export function mutantOf(seed: number, number: number): Source {
  known ??= sources();
  const next = random(seed ^ Math.imul(number + 1, 0x9e3779b1));
  const source = known[Math.floor(next() * known.length)]!;
  const form = next();
  if (form < 0.15) return { ...source, text: source.text.slice(0, Math.floor(next() * source.text.length)) };
  return { ...source, text: form < 0.3 ? mutateBytes(source.text, next) : mutateTokens(source.text, next) };
}

/** What is wrong with the compiler's answer to a mutant; null when nothing is. */
export function problemOf({ text, folder }: Source, project = createProject({ libFolder: path.join(root, 'lib') })): string | null {
  const file = path.join(folder, 'mutant.ts');
  project.give({ [file]: text });
  const answer = generate(project, { file });
  if (answer.kind === 'broken') return answer.why;
  return answer.kind === 'refused' && answer.diagnostics.length === 0 ? 'refused without a reason' : null;
}

export interface MutantFailure {
  number: number;
  problem: string;
  text: string;
}

/** Mutants of one process, and the time after which it is taken to hang: a failure detector, far above what they need. */
const CHUNK = 500;
const LIMIT_MS = 1_200_000;

/** Gives mutants from..end-1 of a seed to the compiler, in a process of their own: a new one behind each that brings it down. */
async function runChunk(seed: number, from: number, end: number): Promise<MutantFailure[]> {
  const failures: MutantFailure[] = [];
  for (let next = from; next < end; ) {
    const args = ['--import', 'tsx', path.join(import.meta.dirname, 'mutations-worker.ts'), String(seed), String(next), String(end)];
    const { stdout, stderr, exitCode, timedOut } = await execa(process.execPath, args, { cwd: root, reject: false, timeout: LIMIT_MS });
    const lines = stdout.split('\n').filter((line) => line !== '');
    for (const line of lines) {
      const [number, problem] = JSON.parse(line) as [number, string | null];
      if (problem !== null) failures.push({ number, problem, text: mutantOf(seed, number).text });
    }
    if (exitCode === 0) break;
    // The one after the last that was answered brought the process down, or does not end.
    const number = next + lines.length;
    failures.push({ number, problem: timedOut ? 'it does not end' : stderr.slice(0, 2000), text: mutantOf(seed, number).text });
    next = number + 1;
  }
  return failures;
}

/** Gives mutants 0..count-1 of a seed to the compiler, in as many processes as there are cores; failures in the order of the mutants. */
export async function runMutants(seed: number, count: number): Promise<MutantFailure[]> {
  const failures: MutantFailure[] = [];
  let from = 0;
  const work = async () => {
    while (from < count) {
      const [first, end] = [from, Math.min(from + CHUNK, count)];
      from = end;
      failures.push(...(await runChunk(seed, first, end)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failures.sort((a, b) => a.number - b.number);
}
