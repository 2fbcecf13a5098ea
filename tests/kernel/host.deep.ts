/** The same machine for longer: libFuzzer on the system-call layer, 10 million sets of arguments, and what of the kernel's C they reach. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { kernelHeaders } from '../../scripts/prove-wp.ts';
import { buildHost, type Counts, kernelFolder, kernelSources, sanitizers } from './host-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const wanted = 10_000_000;

describe('the system calls under libFuzzer', () => {
  it('10 million sets of arguments: no crash, no change outside the caller, no invariant broken', async () => {
    const corpus = join(folder, 'corpus');
    mkdirSync(corpus);
    const guidedFlags = ['-O2', '-fsanitize=fuzzer,address,undefined', '-fno-sanitize-recover=all'];
    const { fuzz } = await buildHost('clang', ['fuzz'], join(folder, 'guided'), guidedFlags);
    const result = spawnSync(fuzz, [corpus, '-seed=1', '-runs=60000', '-max_len=1024', '-len_control=0', `-artifact_prefix=${folder}/`], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    expect(result.status, result.stderr.slice(-3000)).toBe(0);
    const guided = JSON.parse(/^\{.*\}$/m.exec(result.stdout)![0]) as Counts;
    expect(guided.sets).toBeGreaterThan(100_000);
    const { random } = await buildHost('clang', ['random'], join(folder, 'random'), ['-O2', ...sanitizers.slice(1)]);
    const counts = JSON.parse(execFileSync(random, ['1', String(wanted - guided.sets)], { encoding: 'utf8' })) as Counts;
    console.log(`sets of arguments: ${guided.sets} guided by coverage, ${counts.sets} at random; ${guided.faults + counts.faults} faults`);
    expect(guided.sets + counts.sets).toBeGreaterThanOrEqual(wanted);
  });
});

/** Branches that nothing on this machine can take, each with the reason. `file: source line` as in the C, without what is around it. */
const unreachable: readonly { file: string; text: string; why: string }[] = [];

interface Branch {
  file: string;
  line: number;
  text: string;
  taken: boolean;
  side: 'true' | 'false';
}

describe('the kernel in C', () => {
  it('is run in at least 95 % of its branches', async () => {
    const profiles: string[] = [];
    const covered = ['-O1', '-fprofile-instr-generate', '-fcoverage-mapping'];
    const programs = await buildHost('clang', ['startup', 'decide', 'random'], join(folder, 'coverage'), covered);
    for (const [program, args] of [
      ['startup', []],
      ['decide', ['100', '1000']],
      ['random', ['7', '1000000']],
    ] as const) {
      const profile = `${programs[program]}.profraw`;
      execFileSync(programs[program], args, {
        env: { ...process.env, LLVM_PROFILE_FILE: profile },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      profiles.push(profile);
    }
    const merged = join(folder, 'merged');
    execFileSync('llvm-profdata', ['merge', ...profiles, '-o', merged]);
    const objects = Object.values(programs).flatMap((path, index) => (index === 0 ? [path] : ['-object', path]));
    const headers = kernelHeaders.map((name) => join(kernelFolder, name));
    const text = execFileSync('llvm-cov', ['export', ...objects, `-instr-profile=${merged}`, ...kernelSources(), ...headers], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const branches = readBranches(text);
    const missed = branches.filter((branch) => !branch.taken);
    const share = 1 - missed.length / branches.length;
    const lines = missed.map(({ file, line, side, text: source }) => {
      const known = unreachable.find((entry) => entry.file === file && source.includes(entry.text));
      return `  ${file}:${line} never ${side}: ${source}${known ? ` (${known.why})` : ''}`;
    });
    console.log(`branches: ${branches.length - missed.length} of ${branches.length} (${(100 * share).toFixed(1)} %)\n${lines.join('\n')}`);
    expect(branches.length).toBeGreaterThan(300);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});

/** Both sides of each condition; an inline function of a header counts once, however many files hold it. */
function readBranches(text: string): Branch[] {
  const { data } = JSON.parse(text) as { data: { files: { filename: string; branches: number[][] }[] }[] };
  const all = new Map<string, Branch>();
  for (const { filename, branches } of data.flatMap(({ files }) => files)) {
    const source = readFileSync(filename, 'utf8').split('\n');
    for (const [line, column, , , whenTrue, whenFalse] of branches) {
      for (const [side, count] of [
        ['true', whenTrue],
        ['false', whenFalse],
      ] as const) {
        const key = `${filename} ${line} ${column} ${side}`;
        const before = all.get(key);
        all.set(key, {
          file: relative(kernelFolder, filename),
          line: line!,
          text: source[line! - 1]!.trim(),
          side,
          taken: before?.taken === true || count! > 0,
        });
      }
    }
  }
  return [...all.values()];
}
