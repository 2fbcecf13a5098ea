/** Which C files make up what: the kernel, the part of it that every compartment has, drivers, the runtime of generated code. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Board, SystemModel, TaskModel } from '../compiler/system/model.ts';
import { inCheckout } from './checkout.ts';

function filesOf(endings: RegExp, ...folder: string[]): string[] {
  const path = inCheckout(...folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => endings.test(name))
    .sort()
    .map((name) => join(path, name));
}

const native = /\.(c|S)$/;

/** Privileged: the kernel, its architecture, and of the HAL all that no task links. */
export function kernelSources(board: Board): string[] {
  const drivers = new Set(Object.values(board.peripherals).flatMap((peripheral) => peripheral.drivers));
  return [
    ...filesOf(native, 'kernel'),
    ...filesOf(native, 'kernel', 'arch', 'armv7m'),
    ...filesOf(native, 'hal', board.family).filter((path) => !drivers.has(path.slice(inCheckout('hal', board.family).length + 1))),
    inCheckout('kernel', 'user', 'memory.c'),
  ];
}

/**
 * What most calls go through is built for few instructions, the rest for size. In call.c, too, that costs a call six instructions and saves 100 bytes, but where
 * rules are about calls.
 */
export function isHotKernelSource(name: string, hasRules: boolean): boolean {
  return name === 'activation.c' || name === 'monitor.c' || (name === 'call.c' && hasRules);
}
/** A straight way through stays straight: what only some of its branches need is not computed ahead, and no registers are spilled for it. */
export const hotKernelFlags = ['-fno-schedule-insns', '-fno-tree-pre', '-fno-reorder-blocks', '-fno-ipa-sra'];
export const coldKernelFlags = ['-Os', '-fno-move-loop-invariants'];

/** In every compartment: the call gate, the activation loop, conveniences. */
export function userSources(): string[] {
  return filesOf(native, 'kernel', 'user');
}

/** What the I/O task has beside its entry. */
export function ioSources(model: SystemModel): string[] {
  return ['request.c', ...(model.monitor ? ['port.c'] : []), ...(hasPins(model) ? ['pins.c'] : [])].map((name) =>
    inCheckout('hal', 'io', name),
  );
}

/** Points on pins of the board, which the I/O task moves. */
export function hasPins(model: SystemModel): boolean {
  return model.points.some(({ binding }) => binding.kind === 'pin');
}

/** What generated code calls. */
export function runtimeSources(): string[] {
  return filesOf(native, 'compiler', 'runtime');
}

/** The drivers of the peripherals that a task uses, each once. */
export function driverSources(board: Board, task: TaskModel): string[] {
  const drivers = task.uses.flatMap((name) => board.peripherals[name]!.drivers);
  return [...new Set(drivers)].map((driver) => inCheckout('hal', board.family, driver));
}

/** Changes when the compiler or lib/ does: then no generated C is taken from before. */
export function compilerFingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of ['compiler', 'lib']) {
    const files = readdirSync(inCheckout(folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const file of files.sort())
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(inCheckout(folder, file)));
  }
  return hash.digest('hex').slice(0, 32);
}
