/**
 * `npm run nightly:language`: random programs by the hundred thousand, three ways, in chunks of a seed, by processes that do many chunks each.
 *
 * What is done is in build/nightly-language/report.json after every chunk. Started again with the same seed, it goes on there as long as nothing has
 * changed that a verdict depends on: see `TESTED`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { execa } from 'execa';
import { programFrom } from './generator.ts';
import { chip, host, hostByClang } from './legs.ts';
import { root } from './programs.ts';
import { BATCH, compareRandom, type RandomFailure, shrink } from './random.ts';

/** Chunks after which a process is replaced by a new one, so that none grows for ever. */
const CHUNKS_PER_PROCESS = 25;
const reportFile = path.join(root, 'build', 'nightly-language', 'report.json');

interface Chunk {
  from: number;
  count: number;
  accepted: number;
  /** How often each diagnostic code refused a program. */
  refused: Record<string, number>;
  failures: (RandomFailure & { program: string; shrunk: string })[];
  seconds: number;
}

interface Range {
  from: number;
  count: number;
}

interface Report {
  /** Of the last start: every commit before it in this report has the same `tested`. */
  commit: string;
  /** Hash over `TESTED` and the compilers. */
  tested: string;
  seed: number;
  programs: number;
  accepted: number;
  refused: Record<string, number>;
  failures: Chunk['failures'];
  /** First numbers of the chunks that are done. */
  done: number[];
  /** Of all processes together. */
  seconds: number;
}

const legs = [hostByClang() ?? host, chip];

async function runChunk(seed: number, from: number, count: number): Promise<Chunk> {
  const start = performance.now();
  const { accepted, refused, failures } = await compareRandom(seed, count, { from, jobs: 1, legs });
  const explained: Chunk['failures'] = [];
  for (const [index, failure] of failures.entries()) {
    // One cause often fails many programs: the first few are made small.
    const choices = index < 3 ? await shrink(failure.choices) : failure.choices;
    explained.push({ ...failure, program: programFrom(failure.choices), shrunk: programFrom(choices) });
  }
  return { from, count, accepted, refused, failures: explained, seconds: Math.round((performance.now() - start) / 1000) };
}

/** All that decides what a program of a seed is and what becomes of it; the rest of the repository may change between two starts. */
const TESTED = [
  'compiler',
  'lib',
  'kernel/include',
  'boards/netduinoplus2',
  'scripts/native.ts',
  'package-lock.json',
  'tests/conformance/batch',
  ...readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !/\.(test|deep)\.ts$/.test(name))
    .map((name) => `tests/conformance/${name}`),
];

/** @throws when a file of `TESTED` is changed and not committed: no commit would say what was tested */
async function versionOf(): Promise<Pick<Report, 'commit' | 'tested'>> {
  const { stdout: commit } = await execa('git', ['rev-parse', '--short', 'HEAD'], { cwd: root });
  const { stdout: changes } = await execa('git', ['status', '--porcelain', '--', ...TESTED], { cwd: root });
  if (changes !== '') throw new Error(`Commit these first, so that the report can say what was tested:\n${changes}`);
  const hash = createHash('sha256');
  const { stdout: objects } = await execa('git', ['rev-parse', ...TESTED.map((name) => `HEAD:${name}`)], { cwd: root });
  hash.update(objects);
  for (const leg of legs) hash.update((await execa(leg.gcc(), ['--version'])).stdout);
  return { commit, tested: hash.digest('hex').slice(0, 16) };
}

function begin(version: Pick<Report, 'commit' | 'tested'>, seed: number): Report {
  if (existsSync(reportFile)) {
    const old = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
    if (old.tested === version.tested && old.seed === seed) return { ...old, ...version };
  }
  return { ...version, seed, programs: 0, accepted: 0, refused: {}, failures: [], done: [], seconds: 0 };
}

function add(report: Report, chunk: Chunk): void {
  report.programs += chunk.count;
  report.accepted += chunk.accepted;
  report.seconds += chunk.seconds;
  report.done.push(chunk.from);
  report.failures.push(...chunk.failures);
  for (const [code, count] of Object.entries(chunk.refused)) report.refused[code] = (report.refused[code] ?? 0) + count;
  mkdirSync(path.dirname(reportFile), { recursive: true });
  writeFileSync(`${reportFile}.new`, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(`${reportFile}.new`, reportFile);
}

function printFailure(failure: Chunk['failures'][number]): void {
  console.log(
    `\nFAILED seed ${failure.seed}, program ${failure.number}\n${failure.differences.join('\n')}\n--- made smaller\n${failure.shrunk}`,
  );
}

/** One chunk by a worker. */
function ask(worker: ChildProcess, range: Range): Promise<Chunk> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the process ended with ${code} in the programs from ${range.from} on`));
    worker.once('exit', ended);
    worker.once('message', (chunk) => {
      worker.off('exit', ended);
      resolve(chunk as Chunk);
    });
    worker.send(range);
  });
}

function serve(seed: number): void {
  process.on('message', async ({ from, count }: Range) => process.send!(await runChunk(seed, from, count)));
  process.once('disconnect', () => process.exit());
}

async function main(seed: number, count: number, jobs: number): Promise<number> {
  const report = begin(await versionOf(), seed);
  const open = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => index * BATCH).filter((from) => !report.done.includes(from));
  if (report.done.length > 0) console.log(`${report.programs} programs are done already`);
  const work = async () => {
    while (open.length > 0) {
      const worker = fork(import.meta.filename, ['--worker', '--seed', String(seed)], {
        execArgv: ['--import', 'tsx', '--max-semi-space-size=64'],
      });
      try {
        for (let done = 0; done < CHUNKS_PER_PROCESS && open.length > 0; done++) {
          const from = open.shift()!;
          const chunk = await ask(worker, { from, count: Math.min(BATCH, count - from) });
          add(report, chunk);
          for (const failure of chunk.failures) printFailure(failure);
          const rate = (report.programs / Math.max(1, report.seconds)).toFixed(1);
          const sum = `${report.programs} of ${count} programs, ${report.accepted} accepted, ${report.failures.length} failures`;
          console.log(`${new Date().toISOString()} ${sum}, ${rate} a second and job`);
        }
      } finally {
        worker.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  console.log(
    `${report.failures.length} differences in ${report.programs} programs of seed ${seed} at ${report.commit} (tested: ${report.tested}): ${reportFile}`,
  );
  return report.failures.length === 0 ? 0 : 1;
}

const number = (text: string) => Number.parseInt(text, 10);
const command = new Command('nightly:language')
  .description('Compares random programs three ways: under Node, on the host under sanitizers, on the chip in QEMU.')
  .option('--seed <n>', 'which programs', number, 20_261_124)
  .option('--count <n>', 'how many', number, 200_000)
  .option('--jobs <n>', 'processes at work', number, 2)
  .option('--worker', 'chunks for the process that started this one')
  .addHelpText('after', '\nExample: npm run nightly:language -- --seed 7 --count 20000 --jobs 1')
  .parse();
const options = command.opts<{ seed: number; count: number; jobs: number; worker?: boolean }>();
if (options.worker) serve(options.seed);
else process.exitCode = await main(options.seed, options.count, options.jobs);
