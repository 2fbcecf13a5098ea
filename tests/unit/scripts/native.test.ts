/** What the native side of a build refuses, and what it makes of a task. The TypeScript compiler has no part in it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { board } from '../../../boards/netduinoplus2/board.ts';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.ts';
import type { SystemModel, TaskModel } from '../../../compiler/system/model.ts';
import { ioTaskOf, supervisorTask } from '../../../compiler/system/tasks.ts';
import { BuildCache, writeWhole } from '../../../scripts/cache.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { readElf, sectionContents, undefinedSymbols } from '../../../scripts/elf.ts';
import { InputError } from '../../../scripts/errors.ts';
import { linkFirmware } from '../../../scripts/link-firmware.ts';
import { type FinishedTask, NativeBuild } from '../../../scripts/native-build.ts';
import { exceptionReserve } from '../../../scripts/stack.ts';
import { crossTools } from '../../../scripts/toolchain.ts';

const outDir = mkdtempSync(join(tmpdir(), 'bulkhead-native-'));
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const fixture = (name: string) => inCheckout('tests', 'fixtures', 'native', `${name}.c`);
const place = { file: '/system.ts', line: 5, column: 1, endLine: 5, endColumn: 8 };

function systemOf(names: readonly string[], more: Partial<TaskModel> = {}): SystemModel {
  const users = names.map(
    (name, position): TaskModel => ({
      ...{ name, index: position + 2, role: 'user', entry: fixture(name), language: 'c', priority: 2, period: 10, budgetUs: 1000 },
      ...{ startBudgetUs: 20_000, serveLimit: 8, reads: [], writes: [], uses: [], calls: [] },
      ...{ restart: { withinTicks: 10, atMost: 5, perTicks: 1000 }, place },
      ...more,
    }),
  );
  const supervisor: TaskModel = { ...supervisorTask(fixture('supervisor')), language: 'c' };
  return {
    name: 'fixture',
    folder: '/',
    board,
    points: [],
    tasks: [supervisor, ioTaskOf(inCheckout('hal', 'io', 'io.c'), users, 1000), ...users],
  };
}

function nativeBuild(model: SystemModel): NativeBuild {
  return new NativeBuild({ cache: new BuildCache(outDir), tools: crossTools(), board, folder: join(outDir, 'obj') }, model, outDir, false);
}

/** The compartment of one fixture, or what was found wrong with it. */
async function finish(name: string, more: Partial<TaskModel> = {}): Promise<{ task?: FinishedTask; findings: Diagnostic[] }> {
  const native = nativeBuild(systemOf([name], more));
  try {
    const task = await native.finish(native.model.tasks[2]!, null);
    return { task, findings: native.warnings };
  } catch (error) {
    if (error instanceof InputError) return { findings: [...error.diagnostics] };
    throw error;
  }
}

describe('a native task is refused', () => {
  it.each([
    ['undefined', 'BH4001', 6, "'measure' is defined nowhere in task 'undefined' (used in undefined.c)"],
    ['heap', 'BH4001', 1, "'_sbrk' is defined nowhere in task 'heap' (used by the C library)"],
    ['twice', 'BH4005', 8, "'bulkhead_print' is defined twice in task 'twice'"],
    ['section', 'BH4006', 1, "task 'section' has a section of its own: '.kernel.data'"],
    ['aligned', 'BH4006', 1, "section '.bss' of task 'aligned' is aligned to 64 bytes"],
    ['error', 'BH4004', 5, "expected ',' or ';' before 'n'"],
  ])('%s: %s at line %d', async (name, code, line, message) => {
    const { findings } = await finish(name);
    const found = findings.map((finding) => ({ code: finding.code, line: finding.place?.line, message: finding.message }));
    expect(found).toContainEqual({ code, line, message });
    expect(findings.every((finding) => finding.place?.file === fixture(name))).toBe(true);
  });

  it('when the stack that it was given cannot hold what its call graph needs', async () => {
    const { findings } = await finish('deep', { stack: 512 });
    expect(findings).toMatchObject([{ code: 'BH4007', place: { line: 5 } }]);
    expect(findings[0]!.message).toMatch(/needs \d{4} bytes of stack, not 512: bulkhead_start → scan/);
  });
});

describe('warnings of the compiler', () => {
  it('come with file and line, also when nothing had to be compiled again', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const { findings } = await finish('warning');
      expect(findings).toMatchObject([{ code: 'BH4004', severity: 'warning', place: { file: fixture('warning'), line: 4 } }]);
    }
  });
});

describe('the stack of a native task', () => {
  it('is 1024 bytes by default', async () => {
    expect((await finish('good')).task).toMatchObject({ stack: 1024 });
  });
  it('is larger where the call graph says so, with room for an exception', async () => {
    const { task } = await finish('deep');
    expect(task!.stack).toBe(task!.stackBound);
    expect(task!.stack).toBeGreaterThan(1600 + exceptionReserve(board));
  });
  it('counts what the libraries of the compiler use, read from their code', async () => {
    const { task } = await finish('libraries');
    // __aeabi_uldivmod and sinf are in no call graph of GCC's.
    expect(task!.stackBound).toBeGreaterThan(exceptionReserve(board) + 100);
    expect(task!.stackBound).toBeLessThan(1024);
  });
  it('is what the system says, where the call graph has no bound', async () => {
    expect((await finish('endless', { stack: 2048 })).task).toMatchObject({ stack: 2048, stackBound: null });
  });
});

describe('a compartment', () => {
  it('shares no name with others but its start and its two images, and needs none', async () => {
    const { task } = await finish('good');
    const elf = readElf(task!.object.path);
    const global = elf.symbols.filter((symbol) => symbol.binding === 1).map((symbol) => symbol.name);
    expect(global.sort()).toEqual(['task_2_points_in', 'task_2_points_out', 'task_2_start']);
    expect(undefinedSymbols(elf)).toEqual([]);
  });
});

describe('the firmware', () => {
  async function link(names: readonly string[]) {
    const native = nativeBuild(systemOf(names));
    const { model } = native;
    const tasks = await Promise.all(model.tasks.map((task) => native.finish(task, null)));
    const traps = join(outDir, 'traps.json');
    writeWhole(traps, '{"tasks":{}}\n');
    const kernel = await native.kernel();
    return linkFirmware({ ...native.context, model, outDir, kernelFlags: native.kernelFlags, kernel, tasks, traps, debug: new Map() });
  }

  it('has each section inside its span, and the trap sites in a section that is not loaded', async () => {
    const { layout } = await link(['good', 'deep']);
    const elf = readElf(join(outDir, 'firmware.elf'));
    const names = ['supervisor', 'io', 'good', 'deep'];
    for (const section of elf.sections) {
      const position = names.findIndex((name) => section.name.startsWith(`.${name}.`));
      if (position < 0) continue;
      const placed = layout.tasks[position]!;
      const span = section.name.endsWith('.code') ? placed.flash : placed.ram;
      expect(section.address).toBeGreaterThanOrEqual(span.base);
      expect(section.address + section.size).toBeLessThanOrEqual(span.base + span.size);
    }
    expect(sectionContents(elf, '.bulkhead.traps')?.toString()).toBe('{"tasks":{}}\n');
    expect(elf.sections.find(({ name }) => name === '.bulkhead.traps')!.flags & 2).toBe(0);
    const image = readFileSync(join(outDir, 'firmware.bin'));
    expect(image.length).toBeLessThanOrEqual(layout.flashEnd - board.flash.base);
    // The first word is the initial stack pointer: the end of the kernel's stack, at the bottom of RAM.
    expect(image.readUInt32LE(0)).toBe(board.ram.base + 512);
  });

  it('is refused with the sizes of all, the largest first, when the RAM does not hold it', async () => {
    const failure = await link(['good', 'large']).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    const [finding] = (failure as InputError).diagnostics;
    expect(finding).toMatchObject({ code: 'BH4003', severity: 'error' });
    expect(finding!.message).toMatch(/does not fit the 128\.0 KiB of RAM of netduinoplus2:\n {2}large +196\.\d KiB\n/);
  });
});
