/** From the tasks' objects and the kernel to the firmware: layout, tables, final link, the images for programmers, the trap sites for the host. */
import { renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import type { DebugNames } from '../compiler/emit/index.ts';
import { systemCodes } from '../compiler/system/codes.ts';
import { type Layout, type LayoutFailure, planLayout } from '../compiler/system/layout.ts';
import { codeSize, dataImage, emitLinkerScript, kernelStackSize, type LinkedObject } from '../compiler/system/linker.ts';
import type { EndpointModel, SystemModel } from '../compiler/system/model.ts';
import { roundUp } from '../compiler/system/mpu.ts';
import { emitTables, systickReload, type TaskTable } from '../compiler/system/tables.ts';
import { declare, declaredSection } from './audit/declared.ts';
import { temporaryBeside, writeIfChanged } from './cache.ts';
import { inCheckout } from './checkout.ts';
import type { PartialLink } from './compartments.ts';
import { sectionSize } from './compartments.ts';
import { namesSection, namesTable } from './debug-names.ts';
import { readElf } from './elf.ts';
import { InputError } from './errors.ts';
import { runTool } from './jobs.ts';
import { compileNative, machineFlags } from './native.ts';
import { bytes, table } from './output.ts';
import { trapsSection } from './symbols-traps.ts';

export interface LinkableTask {
  object: LinkedObject;
  stack: number;
  endpoints: readonly EndpointModel[];
}

export interface FirmwareLink extends PartialLink {
  model: SystemModel;
  /** Where firmware.* go. */
  outDir: string;
  /** Options for tables.c, as for the kernel. */
  kernelFlags: readonly string[];
  kernel: LinkedObject & { vectors: number };
  tasks: readonly LinkableTask[];
  /** Absolute path of a JSON file that goes into the section .bulkhead.traps. */
  traps: string;
  /** By task index, for the section .bulkhead.names. */
  debug: ReadonlyMap<number, DebugNames>;
}

export interface LinkedFirmware {
  layout: Layout;
  /** Bytes of the kernel with its tables; RAM with its stack. */
  kernel: { flash: number; ram: number };
}

/** Bytes of struct linked_task. */
const linkedTaskSize = 16;

/** Sections that start after others lose a few bytes to alignment. */
const slack = 24;

/** Throws InputError (BH4002, BH4003) with the sizes of all when the memory does not hold them. */
export async function linkFirmware(link: FirmwareLink): Promise<LinkedFirmware> {
  const { model, kernel, tasks, folder, outDir } = link;
  const tableTasks = tasks.map(
    ({ object, endpoints }): TaskTable => ({ dataSize: roundUp(object.data, 8), dataFrom: 0, bssSize: roundUp(object.bss, 8), endpoints }),
  );
  const measured = await compileTables(link, 'tables.measured', emitTables(model, tableTasks));
  const elf = readElf(measured);
  const kernelSizes = {
    flash: kernel.vectors + kernel.text + kernel.rodata + tasks.length * linkedTaskSize + sectionSize(elf, '.rodata') + slack,
    ram: kernelStackSize + kernel.noinit + kernel.bss + sectionSize(elf, '.bss') + slack,
  };
  const { layout, failure } = planLayout({
    flash: model.board.flash,
    ram: model.board.ram,
    kernelFlash: kernelSizes.flash,
    kernelRam: kernelSizes.ram,
    tasks: tasks.map(({ object, stack }, index) => ({
      name: model.tasks[index]!.name,
      flash: codeSize(object) + object.data,
      data: roundUp(object.data, 8),
      bss: roundUp(object.bss, 8) + roundUp(object.noinit, 8),
      stack,
    })),
  });
  if (failure) throw new InputError([doesNotFit(failure, model)]);
  tableTasks.forEach((task, position) => {
    task.dataFrom = dataImage(layout, position, tasks[position]!.object);
  });
  const tables = await compileTables(link, 'tables', emitTables(model, tableTasks, layout));
  const script = join(folder, 'firmware.ld');
  writeIfChanged(
    script,
    emitLinkerScript(
      layout,
      basename(kernel.path),
      basename(tables),
      tasks.map(({ object }, index) => ({ ...object, path: basename(object.path), name: model.tasks[index]!.name })),
    ),
  );
  const names = join(outDir, 'names.json');
  writeIfChanged(names, namesTable(model, layout, link.debug));
  const declared = join(outDir, 'declared.json');
  const endpoints = tasks.map((task) => task.endpoints);
  writeIfChanged(declared, `${JSON.stringify(declare(model, endpoints, systickReload(model.board.clockHz, model.board.tickUs)))}\n`);
  await makeImages(link, script, tables, [
    [trapsSection, link.traps],
    [namesSection, names],
    [declaredSection, declared],
  ]);
  return { layout, kernel: { flash: layout.kernelFlash.size, ram: layout.kernelRam.size } };
}

async function compileTables({ cache, tools, folder, outDir, kernelFlags }: FirmwareLink, name: string, text: string): Promise<string> {
  const source = join(name === 'tables' ? join(outDir, 'c') : folder, `${name}.c`);
  const object = join(folder, `${name}.o`);
  writeIfChanged(source, text);
  await compileNative(cache, { gcc: tools.gcc, source, object, flags: [...kernelFlags, `-I${inCheckout('kernel')}`], blame: 'bulkhead' });
  return object;
}

/** @param notes sections with text about the image, each with the file that holds it */
async function makeImages(
  link: FirmwareLink,
  script: string,
  tables: string,
  notes: readonly (readonly [string, string])[],
): Promise<void> {
  const { cache, tools, board, folder, outDir, kernel, tasks } = link;
  const images = ['firmware.elf', 'firmware.bin', 'firmware.hex'].map((name) => join(outDir, name));
  const [elf, bin, hex] = images as [string, string, string];
  const objects = [kernel.path, tables, ...tasks.map(({ object }) => object.path)];
  const args = [
    ...machineFlags(board),
    '-nostdlib',
    '-nostartfiles',
    '-static',
    // Objects are named without a folder in the script, so that it does not depend on where the build lies.
    `-Wl,--nmagic,--build-id=none,--fatal-warnings,-T,${script}`,
  ];
  await cache.step(`firmware ${elf}`, JSON.stringify([tools.gcc, ...args]), async () => {
    const linked = temporaryBeside(join(folder, 'linked.elf'));
    const finished = images.map((image) => temporaryBeside(image)) as [string, string, string];
    try {
      await runTool(tools.gcc, [...args, '-o', linked, ...objects.map((object) => basename(object))], folder);
      await Promise.all([
        runTool(tools.objcopy, [...notes.flatMap(([name, file]) => section(name, file)), linked, finished[0]]),
        runTool(tools.objcopy, ['-O', 'binary', '--gap-fill', '0xff', linked, finished[1]]),
        runTool(tools.objcopy, ['-O', 'ihex', linked, finished[2]]),
      ]);
      finished.forEach((file, index) => {
        renameSync(file, images[index]!);
      });
    } finally {
      for (const file of [linked, ...finished]) rmSync(file, { force: true });
    }
    return { inputs: [script, ...notes.map(([, file]) => file), ...objects], outputs: [elf, bin, hex], value: null };
  });
}

/** Options of objcopy: a section with a file's contents, that no loader takes. */
function section(name: string, file: string): string[] {
  return ['--add-section', `${name}=${file}`, '--set-section-flags', `${name}=readonly`];
}

function doesNotFit({ memory, size, demands }: LayoutFailure, model: SystemModel): Diagnostic {
  const code = memory === 'flash' ? 'BH4002' : 'BH4003';
  const total = demands.reduce((sum, demand) => sum + demand.bytes, 0);
  const rows = table([...demands.map(({ name, bytes: count }) => [`  ${name}`, bytes(count)]), ['  together', bytes(total)]], [1]);
  const gaps = total <= size ? ', and regions of the MPU need gaps between them' : '';
  const name = memory === 'flash' ? 'flash' : 'RAM';
  return {
    code,
    severity: 'error',
    message: `the system does not fit the ${bytes(size)} of ${name} of ${model.board.name}${gaps}:\n${rows}`,
    hint: systemCodes[code].hint,
  };
}
