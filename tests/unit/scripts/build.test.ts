/** A system outside the repository, built as a whole. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BuildResult, buildSystem, defaultOut } from '../../../scripts/build.ts';
import { checkout, inCheckout } from '../../../scripts/checkout.ts';
import { checkTasks } from '../../../scripts/compile.ts';
import { readElf, sectionContents } from '../../../scripts/elf.ts';
import { InputError } from '../../../scripts/errors.ts';
import { silent } from '../../../scripts/output.ts';
import { loadSystem } from '../../../scripts/system.ts';

// Whole builds take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-build-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, name);
const build = () => buildSystem({ system: folder, progress: silent });

/** Changes a file for the time of `work`. */
async function edited<T>(name: string, from: string, to: string, work: () => Promise<T>): Promise<T> {
  const before = readFileSync(file(name), 'utf8');
  expect(before).toContain(from);
  writeFileSync(file(name), before.replace(from, to));
  try {
    return await work();
  } finally {
    writeFileSync(file(name), before);
  }
}

async function findings(): Promise<string[]> {
  try {
    return (await checkTasks(await loadSystem(folder))).map(
      ({ code, place }) => `${place?.file.slice(folder.length + 1)}:${place?.line} ${code}`,
    );
  } catch (error) {
    if (error instanceof InputError)
      return error.diagnostics.map(({ code, place }) => `${place?.file.slice(folder.length + 1)}:${place?.line} ${code}`);
    throw error;
  }
}

let built: BuildResult;
beforeAll(async () => {
  cpSync(inCheckout('tests', 'fixtures', 'systems-built', 'pair'), folder, { recursive: true });
  built = await build();
}, 60_000);

describe('what a build leaves', () => {
  it('is the images, the C of each task, the tables and the report', () => {
    const names = [
      'firmware.elf',
      'firmware.bin',
      'firmware.hex',
      'report.json',
      'c/control.c',
      'c/operator.c',
      'c/supervisor.c',
      'c/tables.c',
    ];
    for (const name of names) expect(existsSync(join(built.outDir, name)), name).toBe(true);
  });

  it('lies beside a system outside the repository', () => expect(built.outDir).toBe(join(folder, 'build', 'netduinoplus2')));

  it('lies in build/ for a system in the repository', () => {
    const model = { ...built.model, folder: inCheckout('firmware', 'pair') };
    expect(defaultOut(model, false)).toBe(join(checkout, 'build', 'pair', 'netduinoplus2'));
  });

  it('is a report of sizes and rights that agrees with report.json', () => {
    expect(JSON.parse(readFileSync(join(built.outDir, 'report.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(built.report)));
    const control = built.report.tasks.find(({ name }) => name === 'control')!;
    expect(control).toMatchObject({
      language: 'ts',
      period: 10_000,
      budget: 1000,
      rights: { reads: ['level'], writes: ['pump'], uses: [], calls: [] },
    });
    expect(control.stack.bound).toBeLessThanOrEqual(control.stack.size);
    const operator = built.report.tasks.find(({ name }) => name === 'operator')!;
    expect(operator.rights.calls).toEqual([{ name: 'control.limit', rate: { atMost: 10, per: 1_000_000 } }]);
  });

  it('is an ELF that explains its traps by itself, without a path of this machine', () => {
    const text = sectionContents(readElf(built.elf), '.bulkhead.traps')!.toString();
    const { tasks } = JSON.parse(text) as { tasks: Record<string, { file: string; line: number; kind: string }[]> };
    expect(tasks.control).toContainEqual(expect.objectContaining({ file: 'control.ts', line: 18, kind: 'index' }));
    expect(text).not.toContain(folder);
    expect(text).not.toContain(checkout);
  });

  it('is the same image, byte for byte, in another folder', async () => {
    const other = mkdtempSync(join(tmpdir(), 'bulkhead-other-'));
    try {
      const again = await buildSystem({ system: folder, outDir: other, progress: silent });
      expect(readFileSync(again.bin).equals(readFileSync(built.bin))).toBe(true);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});

describe('a second build', () => {
  const times = () =>
    ['firmware.elf', 'c/control.c', 'obj/task-2.o', 'obj/task-3.o', 'obj/task-4.o'].map(
      (name) => statSync(join(built.outDir, name)).mtimeMs,
    );

  it('does nothing again when nothing has changed', async () => {
    const before = times();
    await build();
    expect(times()).toEqual(before);
  });

  it('does again what depends on a file that has changed, and only that', async () => {
    const before = times();
    await edited('native.c', 'is there', 'is here', build);
    const after = times();
    expect(after.map((time, index) => time !== before[index])).toEqual([true, false, false, false, true]);
    await build();
  });

  /** What is done anew of some kind, without folder and ending. */
  const anew = ({ done }: BuildResult, kind: string) =>
    done.flatMap((step) => (step.startsWith(`${kind} `) ? [step.replace(/^.*[ /]/, '').replace(/(\.c)?\.o$|\.c$/, '')] : [])).sort();

  /** Objects of tasks: the tables hold the sizes of all. */
  const own = (result: BuildResult) => anew(result, 'object').filter((name) => !name.startsWith('tables'));

  it('compiles nothing when nothing has changed', async () => {
    expect((await build()).done).toEqual([]);
  });

  it('compiles the one task whose code has changed, and links that alone', async () => {
    const changed = await edited('operator.ts', 'export function scan', 'let spare = 0;\nexport function scan', build);
    expect(anew(changed, 'task')).toEqual(['operator']);
    expect(own(changed)).toEqual(['operator']);
    await build();
    // operator imports a type of control, which no body of a function and no start of a variable has a part in.
    for (const [from, to] of [
      ['export function scan(): void {', 'export function scan(): void {\n  console.log(1);'],
      ['let low: u16 = 300;', 'let low: u16 = 301;'],
      ['    if (value > 900) return false;', '\n    if (value > 901) return false;'],
    ] as const) {
      const other = await edited('control.ts', from, to, build);
      expect(anew(other, 'task')).toEqual(['control']);
      expect(own(other)).toEqual(['control']);
      expect(anew(other, 'compartment')).toHaveLength(1);
    }
    await build();
  });

  it('gives what a first build gives', async () => {
    const other = mkdtempSync(join(tmpdir(), 'bulkhead-other-'));
    try {
      await edited('control.ts', 'export function scan(): void {', '\n\nexport function scan(): void {\n  console.log(1);', async () => {
        const again = await build();
        expect(anew(again, 'task')).toEqual(['control', 'operator']);
        await edited('control.ts', '  low = value;', '\n  low = value;', async () => {
          const [second, first] = [await build(), await buildSystem({ system: folder, outDir: other, progress: silent })];
          expect(anew(second, 'task')).toEqual(['control']);
          for (const name of ['firmware.bin', 'names.json', 'traps.json', 'report.json', 'c/control.c', 'c/operator.c'])
            expect(readFileSync(join(second.outDir, name), 'utf8'), name).toBe(readFileSync(join(first.outDir, name), 'utf8'));
        });
      });
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
    await build();
  });

  it('compiles a task again whose types may be others', async () => {
    const inferred = await edited('control.ts', 'let low: u16 = 300;', 'let low: u16 = 300;\nexport const most = 5;', build);
    expect(anew(inferred, 'task')).toEqual(['control', 'operator']);
    await build();
  });

  it('compiles no C for a change that leaves the code as it is', async () => {
    const { done } = await edited('control.ts', 'export function scan', '/** Fills the tank. */ export function scan', build);
    expect(done.filter((step) => /^(object|compartment|firmware) /.test(step))).toEqual([]);
    await build();
  });

  it('compiles the tables alone for a change of a budget', async () => {
    const changed = await edited('system.ts', "budget: '1ms'", "budget: '2ms'", build);
    expect(own(changed)).toEqual([]);
    expect(anew(changed, 'object')).toContain('tables');
    await build();
  });

  it('sees a change of a type that another task has imported', async () => {
    const change = () => edited('control.ts', 'set(value: u16): boolean', 'set(value: u16, twice: boolean): boolean', findings);
    expect(await change()).toContain('operator.ts:8 BH1001');
  });
});

describe('what is refused', () => {
  it('an endpoint that the task does not serve, at its line of system.ts', async () => {
    expect(await edited('control.ts', 'export const limit', 'export const bound', findings)).toContain('system.ts:9 BH3053');
  });

  it('a point that the task does not declare', async () => {
    const found = await edited('system.ts', "reads: ['level']", 'reads: []', findings);
    expect(found.some((finding) => finding.startsWith('control.ts:4'))).toBe(true);
  });

  it('a wrong type in system.ts', async () => {
    expect(
      await edited(
        'system.ts',
        "period: '10ms', budget: '1ms'",
        "period: '10ms', budget: '1ms', priority: 1 as unknown as string",
        findings,
      ),
    ).not.toEqual([]);
  });

  it('errors in C and in TypeScript together', async () => {
    const failure = await edited('native.c', 'void init', 'vod init', () =>
      edited('control.ts', 'low = value;', 'low = missing;', build),
    ).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    const places = (failure as InputError).diagnostics.map(({ place }) => place?.file);
    expect(places).toContain(file('native.c'));
    expect(places).toContain(file('control.ts'));
  });

  it('and afterwards the build is as before', async () => {
    expect(readFileSync((await build()).bin).equals(readFileSync(built.bin))).toBe(true);
  });
});

describe('text that is chosen at run time', () => {
  it('is printed without what newlib would bring along', async () => {
    const scan = 'export function scan(): void {';
    const changed = await edited(
      'operator.ts',
      scan,
      `function say(text: string): void {\n  console.log(text);\n}\n\n${scan}\n  say(wanted > 100 ? 'high' : 'low');`,
      build,
    );
    expect(changed.report.tasks.find(({ name }) => name === 'operator')!.stack.bound).toBeGreaterThan(0);
  });
});
