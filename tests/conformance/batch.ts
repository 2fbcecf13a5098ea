/** Many generated programs in one executable: compiled, run in turn, and what each did read from the transcript. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTrap, renderTrap } from '../../compiler/emit/index.ts';
import { type BatchRun, compile, type Leg, link } from './legs.ts';
import type { Outcome } from './node.ts';
import type { Broken, Generated } from './programs.ts';

export type Ran = { kind: 'ran'; outcome: Outcome } | Broken;

/** Runs `work` over the items, `jobs` at a time. */
async function inParallel<T>(items: readonly T[], jobs: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}

export interface BatchOptions {
  /** Programs whose names in C differ may share a file of C, which is faster: so many in one. Default 1. */
  together?: number;
  /** Compilers at work at once. Default 2. */
  jobs?: number;
}

/** Runs programs by their numbers; what became of each. */
export async function runBatch(leg: Leg, programs: ReadonlyMap<number, Generated>, options: BatchOptions = {}): Promise<Map<number, Ran>> {
  const folder = mkdtempSync(path.join(tmpdir(), `bulkhead-batch-${leg.name}-`));
  try {
    mkdirSync(folder, { recursive: true });
    return await new Batch(leg, folder, programs, options).run();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Batch {
  private readonly results = new Map<number, Ran>();
  private readonly leg: Leg;
  private readonly folder: string;
  private readonly programs: ReadonlyMap<number, Generated>;
  private readonly options: BatchOptions;

  constructor(leg: Leg, folder: string, programs: ReadonlyMap<number, Generated>, options: BatchOptions) {
    this.leg = leg;
    this.folder = folder;
    this.programs = programs;
    this.options = options;
  }

  async run(): Promise<Map<number, Ran>> {
    const objects = await this.compileAll();
    const present = [...this.programs.keys()].filter((number) => !this.results.has(number));
    if (present.length === 0) return this.results;
    const table = path.join(this.folder, 'table.c');
    writeFileSync(table, tableOf(present, this.programs));
    const tableObject = path.join(this.folder, 'table.o');
    const errors = await compile(this.leg, this.leg.harnessFlags, table, tableObject);
    if (errors !== null) throw new Error(errors);
    const executable = path.join(this.folder, 'batch');
    await link(this.leg, [...objects, tableObject], executable);
    await this.runAll(executable, present);
    return this.results;
  }

  /** Objects of all programs that compile; the others get their results. */
  private async compileAll(): Promise<string[]> {
    const numbers = [...this.programs.keys()];
    const together = this.options.together ?? 1;
    const groups: number[][] = [];
    for (let start = 0; start < numbers.length; start += together) groups.push(numbers.slice(start, start + together));
    const objects: string[] = [];
    const compileGroup = async (group: readonly number[]) => {
      const name = path.join(this.folder, `programs_${group[0]}_${group.length}`);
      writeFileSync(`${name}.c`, group.map((number) => partOf(number, this.programs.get(number)!)).join('\n'));
      const errors = await compile(this.leg, this.leg.flags, `${name}.c`, `${name}.o`);
      if (errors === null) objects.push(`${name}.o`);
      return errors;
    };
    await inParallel(groups, this.options.jobs ?? 2, async (group) => {
      if ((await compileGroup(group)) === null) return;
      // One of them is to blame, or two have names in common.
      for (const number of group) {
        const errors = await compileGroup([number]);
        if (errors !== null) this.results.set(number, { kind: 'broken', why: errors });
      }
    });
    return objects;
  }

  /** Runs from the first program on, and after one that brings the executable down from the next. */
  private async runAll(executable: string, present: readonly number[]): Promise<void> {
    for (let from = 0; from < present.length; ) {
      const run = await this.leg.run(executable, from);
      from = this.read(run, present, from);
    }
  }

  /** Takes over what a transcript says; gives the place of the program to go on with. */
  private read(run: BatchRun, present: readonly number[], from: number): number {
    let next = from;
    for (const part of run.transcript.split('\u0001B ').slice(1)) {
      const lines = part.split('\n');
      const place = Number(lines[0]);
      const number = present[place]!;
      const end = lines.findIndex((line) => line.startsWith('\u0001'));
      next = place + 1;
      this.results.set(number, end < 0 ? { kind: 'broken', why: run.failure ?? 'no end' } : this.outcomeOf(number, lines, end));
    }
    if (next === from) throw new Error(`the batch does not run: ${run.failure}`);
    if (run.failure === null && next < present.length) throw new Error('the batch ended before its last program');
    return next;
  }

  private outcomeOf(number: number, lines: readonly string[], end: number): Ran {
    const stdout = lines
      .slice(1, end)
      .map((line) => `${line}\n`)
      .join('');
    const last = lines[end]!;
    if (last === '\u0001E') return { kind: 'ran', outcome: { stdout, trap: null } };
    const trap = /^T (\d+) (\d+)$/.exec(last.slice(1));
    if (!trap) return { kind: 'broken', why: `the processor faulted after ${JSON.stringify(stdout)}` };
    const word = Number(trap[1]);
    const site = findTrap(this.programs.get(number)!.traps, word);
    if (!site) return { kind: 'broken', why: `trap at unknown site ${word}` };
    const text = `${path.basename(site.file)}:${site.line} ${renderTrap(site, Number(trap[2]), word)}`;
    return { kind: 'ran', outcome: { stdout, trap: text } };
  }
}

const entries = ['init', 'scan', 'serve'] as const;

/** What C knows in a whole file by a name that other programs may have too: tags, members of enums, functions and variables. */
function namesOfFile(c: string): string[] {
  const tags = [...c.matchAll(/^(?:struct|union|enum) (\w+)(?: \{|;)/gm)].map((match) => match[1]!);
  const members = [...c.matchAll(/^enum \w+ \{([^}]*)\}/gm)].flatMap((match) => match[1]!.match(/\b[a-zA-Z_]\w*/g) ?? []);
  const objects = [...c.matchAll(/^static [^=(;[]*?(\w+)(?: =|[([;])/gm)].map((match) => match[1]!);
  return [...new Set([...tags, ...members, ...objects])];
}

/** The C of a program, its entry points and all else under names of their own, so that others may stand in the same file. */
export function partOf(number: number, { c }: Generated): string {
  const names = [...entries, ...namesOfFile(c)];
  const define = names.map((name) => `#define ${name} program_${number}_${name}`);
  // After the headers, which declare the entry points of a task.
  const headers = '#include "bulkhead_rt.h"';
  return [headers, ...define, c, ...names.map((name) => `#undef ${name}`)].join('\n');
}

function has({ c }: Generated, name: string): boolean {
  return c.includes(`\nvoid ${name}(void) {`);
}

function tableOf(present: readonly number[], programs: ReadonlyMap<number, Generated>): string {
  const names = (name: string) => present.map((number) => (has(programs.get(number)!, name) ? `program_${number}_${name}` : 'NULL'));
  const declared = ['init', 'scan'].flatMap((name) => names(name).filter((each) => each !== 'NULL'));
  const schedule = (number: number) => programs.get(number)!.times ?? [0];
  const times = present.map((number) => `static const uint32_t times_${number}[] = {${schedule(number).join('u, ')}u};`);
  return `#include "batch.h"
${declared.map((name) => `void ${name}(void);`).join('\n')}
${times.join('\n')}
batch_entry *const batch_init[] = {${names('init').join(', ')}};
batch_entry *const batch_scan[] = {${names('scan').join(', ')}};
const struct batch_schedule batch_schedules[] = {
${present.map((number) => `\t{times_${number}, ${schedule(number).length}},`).join('\n')}
};
const uint32_t batch_count = ${present.length};
`;
}
