/** The native side of one build: everything that the cross compiler makes before the final link. */
import { readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { emitCompartment } from '../compiler/system/compartment.ts';
import type { LinkedObject } from '../compiler/system/linker.ts';
import type { EndpointModel, SystemModel, TaskModel } from '../compiler/system/model.ts';
import { declaredLoops } from './c-loops.ts';
import { writeIfChanged } from './cache.ts';
import { checkout, inCheckout, isInside } from './checkout.ts';
import { joinedObject, linkCompartment, linkKernel, type PartialLink } from './compartments.ts';
import type { CompiledTask } from './compile.ts';
import { allOrFindings } from './errors.ts';
import { activationBound, type InstructionBound } from './instructions.ts';
import { commonFlags, compileNative, taskFlags } from './native.ts';
import {
  coldKernelFlags,
  driverSources,
  hasPins,
  hotKernelFlags,
  ioSources,
  isHotKernelSource,
  kernelSources,
  runtimeSources,
  userSources,
} from './sources.ts';
import { callGraphs, stackNeed } from './stack.ts';

/** What loops in C turn by that is another number in every task; see declaredLoops. */
function figuresOf(model: SystemModel, task: TaskModel, object: LinkedObject, compiled: CompiledTask | null): Record<string, number> {
  const strings = compiled
    ? readFileSync(compiled.c, 'utf8')
        .replace(/^#.*$/gm, '')
        .matchAll(/"((?:[^"\\]|\\.)*)"/g)
    : [];
  return {
    'io_plan.outputs': task.reads.length,
    'io_plan.inputs': task.writes.length,
    'io_plan.pins': model.points.filter(({ binding }) => binding.kind === 'pin').length,
    'io_plan.forces': model.points.length,
    'io_plan.qualities': model.points.length,
    // Without the heads of the two copies (BULKHEAD_RETAIN_HEAD); a variable has at most all of them.
    'retain.words': Math.max(0, object.noinit / 8 - 4),
    // No string that is printed is longer than the longest that stands in the code, or than 'false'.
    'text.longest': Math.max('false'.length, ...[...strings].map(([, text]) => text!.length)),
  };
}

/** Without it GCC would make calls to memcpy and memset of the loops in their own bodies. */
const freestanding = ['-ffreestanding', '-fno-tree-loop-distribute-patterns'];

/** For a debugger: one line after the other, and every local in its place to the end of its block. -Og keeps them only to their last use. */
const steppable = ['-O0'];

export interface FinishedTask {
  object: LinkedObject;
  stack: number;
  stackBound: number | null;
  worst: InstructionBound;
  endpoints: readonly EndpointModel[];
}

/** What of the kernel's monitor the rules of this system need. */
function usedModels({ tasks, policy }: SystemModel): Record<string, boolean> {
  return {
    USES_RATES: tasks.some((task) => task.calls.some(({ rate }) => rate)),
    USES_GUARDS: policy !== undefined && policy.roles.length + policy.flows.length + policy.arguments.length > 0,
    USES_TESTS: policy !== undefined && policy.arguments.length > 0,
  };
}

function unusedModels(model: SystemModel): string[] {
  return Object.entries(usedModels(model)).flatMap(([name, used]) => (used ? [] : [`-D${name}=0`]));
}

function hasRules(model: SystemModel): boolean {
  return Object.values(usedModels(model)).includes(true);
}

export class NativeBuild {
  readonly context: PartialLink;
  readonly model: SystemModel;
  readonly warnings: Diagnostic[] = [];
  readonly kernelFlags: readonly string[];
  readonly #outDir: string;
  readonly #release: boolean;
  readonly #debug: boolean;
  #objects = new Map<string, Promise<string>>();

  /** @param debug the tasks' own code can be stepped through; the kernel stays as it is */
  constructor(context: PartialLink, model: SystemModel, outDir: string, release: boolean, debug = false) {
    this.context = context;
    this.model = model;
    this.#outDir = outDir;
    this.#release = release;
    this.#debug = debug;
    this.kernelFlags = [
      ...commonFlags(model.board, release),
      ...freestanding,
      // As for tasks (native.ts). The code of the kernel is the same without it.
      '-fwrapv',
      // An exception does not save the floating-point registers of the kernel, since it has none.
      '-mgeneral-regs-only',
      `-DBULKHEAD_INTERRUPT_LINES=${model.board.interruptLines}`,
      ...(model.board.crystalMhz === undefined ? [] : [`-DBOARD_CRYSTAL_MHZ=${model.board.crystalMhz}u`]),
      ...(model.monitor || model.tasks.some(({ log }) => log) ? ['-DBULKHEAD_MONITOR'] : []),
      ...(model.board.qemu?.pins ? ['-DBULKHEAD_LINK_HALTS'] : []),
      ...(model.board.counter.address === 0 ? ['-DBULKHEAD_COUNTER_SYSTICK'] : []),
      ...unusedModels(model),
      ...this.#halFolders(),
    ];
  }

  /** What does not wait for the TypeScript compiler. */
  async early(): Promise<void> {
    const { tasks } = this.model;
    await allOrFindings([this.kernel(), ...tasks.flatMap((task) => [...this.#commonObjects(task), ...this.#ownObjects(task)])]);
  }

  kernel(): ReturnType<typeof linkKernel> {
    const objects = kernelSources(this.model.board).map((source) => {
      // The later option counts.
      const flags = [
        ...this.kernelFlags,
        ...(isHotKernelSource(basename(source), hasRules(this.model)) ? hotKernelFlags : coldKernelFlags),
      ];
      return this.#object('kernel', source, flags, 'bulkhead');
    });
    return Promise.all(objects).then((paths) => linkKernel(this.context, paths));
  }

  /** The compartment of a task; `compiled` is its generated C, null for a native one. */
  async finish(task: TaskModel, compiled: CompiledTask | null): Promise<FinishedTask> {
    const generated = compiled
      ? [this.#object(task.name, compiled.c, [...this.#ownFlags(), `-I${inCheckout('compiler', 'runtime')}`], 'bulkhead')]
      : [];
    const objects = await Promise.all([...generated, ...this.#ownObjects(task), ...this.#commonObjects(task)]);
    const object = await linkCompartment(this.context, task, objects);
    const joined = joinedObject(this.context, task);
    const { cache, tools, board } = this.context;
    const { stack, bound } = await cache.step(`stack ${object.path}`, JSON.stringify([board.fpu, task.stack, ...objects]), async () => ({
      inputs: [joined, ...callGraphs(objects)],
      outputs: [],
      value: await stackNeed(tools, task, board, objects, joined),
    }));
    const loops = [...(compiled?.loops ?? []), ...declaredLoops(this.#boundedSources(task), figuresOf(this.model, task, object, compiled))];
    const bytes = object.data + object.bss + object.noinit + stack;
    const worst = await cache.step(`instructions ${object.path}`, JSON.stringify([loops, bytes]), async () => ({
      inputs: [joined],
      outputs: [],
      value: await activationBound(tools, joined, loops, bytes),
    }));
    return { object, stack, stackBound: bound, worst, endpoints: compiled?.endpoints ?? [] };
  }

  /** C of the checkout that may be in a compartment, with the headers in which there are loops. */
  #boundedSources(task: TaskModel): string[] {
    const headers = task.uses.length > 0 ? [inCheckout('hal', 'serial', 'ports.h')] : [];
    const own = task.role === 'io' ? [task.entry, ...ioSources(this.model)] : [];
    const runtime = task.language === 'ts' ? runtimeSources() : [];
    const sources = [...driverSources(this.model.board, task), ...userSources(), ...runtime, ...own].filter((file) => file.endsWith('.c'));
    return [...sources, ...headers, inCheckout('kernel', 'include', 'bulkhead.h')];
  }

  #halFolders(): string[] {
    return [this.model.board.family, 'io', 'serial'].map((folder) => `-I${inCheckout('hal', folder)}`);
  }

  #taskFlags(): string[] {
    return [...commonFlags(this.model.board, this.#release), ...taskFlags];
  }

  /** For the code that the user wrote. */
  #ownFlags(): string[] {
    return this.#debug ? [...this.#taskFlags(), ...steppable] : this.#taskFlags();
  }

  /** The rights of the task, its drivers, and what every compartment has. */
  #commonObjects(task: TaskModel): Promise<string>[] {
    const rights = join(this.#outDir, 'c', `${task.name}.compartment.c`);
    writeIfChanged(rights, emitCompartment(this.model, task));
    const flags = [...this.#taskFlags(), ...this.#halFolders()];
    return [
      this.#object(task.name, rights, flags, 'bulkhead'),
      ...driverSources(this.model.board, task).map((source) => this.#object('drivers', source, [...flags, ...freestanding], 'bulkhead')),
      ...userSources().map((source) => this.#object('user', source, [...flags, ...freestanding], 'bulkhead')),
      ...(task.language === 'ts' ? runtimeSources().map((source) => this.#object('runtime', source, flags, 'bulkhead')) : []),
    ];
  }

  #ownObjects(task: TaskModel): Promise<string>[] {
    if (task.language !== 'c') return [];
    if (task.role === 'io') {
      const parts = [...(this.model.monitor ? ['-DIO_PORT'] : []), ...(hasPins(this.model) ? ['-DIO_PINS'] : [])];
      const flags = [...this.#taskFlags(), ...this.#halFolders(), ...freestanding, ...parts];
      return [task.entry, ...ioSources(this.model)].map((source) => this.#object(task.name, source, flags, 'bulkhead'));
    }
    return [this.#object(task.name, task.entry, [...this.#ownFlags(), '-Wall', '-Wextra'], 'user')];
  }

  /** Sources of the checkout by their whole path, since names repeat: kernel-arch-armv7m-fault.c. */
  #objectName(source: string): string {
    if (!isInside(checkout, source) || isInside(this.#outDir, source)) return basename(source);
    return relative(checkout, source).replaceAll(sep, '-');
  }

  /** Compiles a file once, however many compartments hold it. */
  #object(group: string, source: string, flags: readonly string[], blame: 'user' | 'bulkhead'): Promise<string> {
    const { cache, tools, folder } = this.context;
    const object = join(folder, group, `${blame === 'user' ? basename(source) : this.#objectName(source)}.o`);
    let made = this.#objects.get(object);
    if (!made) {
      made = compileNative(cache, { gcc: tools.gcc, source, object, flags, blame }).then((warnings) => {
        this.warnings.push(...warnings);
        return object;
      });
      this.#objects.set(object, made);
    }
    return made;
  }
}
