/**
 * Linker scripts. One for the partial link that makes a task a single object, and one for the firmware, in which every address is a number of
 * the layout and every section is asserted to stay inside its place.
 *
 * Sections in RAM are in no segment: a loader that zeroed them would also clear the fault ring, which must survive a reset.
 */
import type { Layout } from './layout.ts';
import { roundUp } from './mpu.ts';

/** Merges the sections of a task, the process image first in the zeroed data. What else an object brings stays an orphan, and is refused. */
export const partialScript = `SECTIONS {
  .text 0 : { *(.text .text.*) }
  .rodata 0 : { *(.rodata .rodata.*) }
  .data 0 : { *(.data .data.*) }
  .bss 0 : { *(.bss.bulkhead_points) *(.bss .bss.*) *(COMMON) }
  .noinit 0 : { *(.noinit .noinit.*) }
  /DISCARD/ : { *(.ARM.exidx .ARM.exidx.*) *(.ARM.extab .ARM.extab.*) *(.comment) *(.note.*) }
}
`;

/** The same for the kernel with the HAL; the vectors are what the garbage collection starts from. */
export const kernelScript = `SECTIONS {
  .vectors 0 : { KEEP(*(.vectors .vectors.*)) }
  .text 0 : { *(.text .text.*) }
  .rodata 0 : { *(.rodata .rodata.*) }
  .data 0 : { *(.data .data.*) }
  .noinit 0 : { *(.noinit .noinit.*) }
  .bss 0 : { *(.bss .bss.*) *(COMMON) }
  /DISCARD/ : { *(.ARM.exidx .ARM.exidx.*) *(.ARM.extab .ARM.extab.*) *(.comment) *(.note.*) }
}
`;

/** Bytes of the kernel's own stack, at the very bottom of RAM: an overflow leaves the memory. */
export const kernelStackSize = 512;

/** A relocatable object with merged sections. */
export interface LinkedObject {
  /** As the linker is told it. */
  path: string;
  text: number;
  rodata: number;
  data: number;
  bss: number;
  /** What no start clears: retained variables. */
  noinit: number;
}

export interface LinkedTask extends LinkedObject {
  name: string;
}

/** Bytes of code and constants, up to where the image of the data starts. */
export function codeSize(object: Pick<LinkedObject, 'text' | 'rodata'>): number {
  // Each of the two may start up to 4 bytes later than the other ends.
  return roundUp(roundUp(object.text, 8) + object.rodata, 8);
}

/** Where the image of a task's initialised data starts in flash. */
export function dataImage(layout: Layout, position: number, object: LinkedObject): number {
  return layout.tasks[position]!.flash.base + codeSize(object);
}

export function emitLinkerScript(layout: Layout, kernelPath: string, tablesPath: string, tasks: readonly LinkedTask[]): string {
  // Addresses rise in the script, flash before RAM: the linker warns of anything else.
  const positions = tasks.map((_, position) => position);
  const byFlash = [...positions].sort((a, b) => layout.tasks[a]!.flash.base - layout.tasks[b]!.flash.base);
  const byRam = [...positions].sort((a, b) => layout.tasks[a]!.ram.base - layout.tasks[b]!.ram.base);
  const withData = byRam.filter((position) => tasks[position]!.data > 0);
  const segments = [
    'kernel PT_LOAD FLAGS(5);',
    ...byFlash.map((position) => `task_${position}_code PT_LOAD FLAGS(5);`),
    ...withData.map((position) => `task_${position}_data PT_LOAD FLAGS(6);`),
  ];
  const sections = [
    ...kernelFlash(layout, kernelPath, tablesPath, tasks),
    ...byFlash.flatMap((position) => taskFlash(layout, tasks[position]!, position)),
    ...kernelRam(layout, kernelPath, tablesPath),
    ...byRam.flatMap((position) => taskRam(layout, tasks[position]!, position)),
  ];
  return [
    '/* Generated from the layout. */',
    'ENTRY(reset_handler)',
    'PHDRS {',
    ...segments.map((segment) => `  ${segment}`),
    '}',
    'SECTIONS {',
    ...sections.map((line) => `  ${line}`),
    '  /DISCARD/ : { *(.ARM.exidx*) *(.ARM.extab*) *(.comment) *(.note.*) }',
    '}',
    '',
  ].join('\n');
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

/** What the kernel holds the descriptors against at its start (struct linked_task): the linker's own word for where each task is. */
function linkedTask({ name, noinit }: LinkedTask): string {
  const end = (section: string) => `ADDR(.${name}.${section}) + SIZEOF(.${name}.${section})`;
  return `LONG(ADDR(.${name}.code)) LONG(${end('code')}) LONG(ADDR(.${name}.stack)) LONG(${end(noinit > 0 ? 'noinit' : 'bss')})`;
}

function kernelFlash(layout: Layout, kernel: string, tables: string, tasks: readonly LinkedTask[]): string[] {
  const { base, size } = layout.kernelFlash;
  return [
    `.kernel ${hex(base)} : {`,
    `  KEEP("${kernel}"(.vectors))`,
    `  "${kernel}"(.text)`,
    `  "${kernel}"(.rodata)`,
    '  . = ALIGN(4); linked_tasks = .;',
    ...tasks.map((task) => `  ${linkedTask(task)}`),
    '} :kernel',
    // A section of its own, so that the audit knows where the rights begin and end.
    `.tables ALIGN(8) : { "${tables}"(.rodata .rodata.*) } :kernel`,
    `ASSERT(. <= ${hex(base + size)}, "kernel outside its flash")`,
  ];
}

function kernelRam(layout: Layout, kernel: string, tables: string): string[] {
  const { base, size } = layout.kernelRam;
  return [
    `.kernel.stack ${hex(base)} (NOLOAD) : { . += ${kernelStackSize}; kernel_stack_top = .; } :NONE`,
    `.kernel.noinit (NOLOAD) : { "${kernel}"(.noinit) . = ALIGN(8); } :NONE`,
    '.kernel.bss (NOLOAD) : {',
    '  kernel_bss_start = .;',
    `  "${kernel}"(.bss)`,
    `  "${tables}"(.bss .bss.* COMMON)`,
    '  . = ALIGN(4);',
    '  kernel_bss_end = .;',
    '} :NONE',
    `ASSERT(. <= ${hex(base + size)}, "kernel outside its RAM")`,
  ];
}

function taskFlash(layout: Layout, task: LinkedTask, position: number): string[] {
  const { flash } = layout.tasks[position]!;
  const { name, path } = task;
  return [
    `.${name}.code ${hex(flash.base)} : { "${path}"(.text) . = ALIGN(8); "${path}"(.rodata) } :task_${position}_code`,
    `ASSERT(. <= ${hex(dataImage(layout, position, task))}, "code of ${name} outside its flash")`,
  ];
}

function taskRam(layout: Layout, task: LinkedTask, position: number): string[] {
  const { ram, stack } = layout.tasks[position]!;
  const { name, path } = task;
  const data = ram.base + stack;
  const bss = data + roundUp(task.data, 8);
  const image = dataImage(layout, position, task);
  return [
    `.${name}.stack ${hex(ram.base)} (NOLOAD) : { . += ${stack}; } :NONE`,
    ...(task.data > 0
      ? [
          `.${name}.data ${hex(data)} : AT(${hex(image)}) { "${path}"(.data) } :task_${position}_data`,
          `ASSERT(. <= ${hex(bss)}, "data of ${name} outside its place")`,
        ]
      : []),
    `.${name}.bss ${hex(bss)} (NOLOAD) : { "${path}"(.bss) } :NONE`,
    ...(task.noinit > 0 ? [`.${name}.noinit ${hex(bss + roundUp(task.bss, 8))} (NOLOAD) : { "${path}"(.noinit) } :NONE`] : []),
    `ASSERT(. <= ${hex(ram.base + ram.size)}, "data of ${name} outside its RAM")`,
  ];
}
