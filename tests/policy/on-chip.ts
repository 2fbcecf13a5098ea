/** A random system with native tasks that play a given sequence of calls, in QEMU: what the kernel's monitor says of each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemModel } from '../../compiler/system/model.ts';
import { BuildCache, writeIfChanged } from '../../scripts/cache.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import type { LinkRecord } from '../../scripts/link.ts';
import { linkFirmware } from '../../scripts/link-firmware.ts';
import { NativeBuild } from '../../scripts/native-build.ts';
import { startMachine } from '../../scripts/qemu.ts';
import { crossTools } from '../../scripts/toolchain.ts';
import { board } from '../kernel/bench.ts';
import type { Compiled } from './compiled.ts';

/** Ticks, which are milliseconds, from one step to the next. */
export const stepTicks = 5;

export type Step =
  /** The right's place among those of the task. */
  { kind: 'call'; from: string; slot: number; method: number; message: Uint8Array } | { kind: 'end'; task: string } | { kind: 'pause' };

export interface Outcome {
  /** enum bulkhead_status of each call, by step. */
  statuses: Map<number, number>;
  /** enum verdict of each denial, by step. */
  verdicts: Map<number, number>;
  restarts: number;
}

/**
 * Plays the steps, the first at tick 5 · 2; `name` names the build folder. `servers`: by priority, before the callers, so that a call is delivered at once, or
 * behind them, so that it waits in a queue.
 */
export async function play(
  name: string,
  { model: abstract, endpoints }: Compiled,
  steps: readonly Step[],
  servers: 'before' | 'behind',
): Promise<Outcome> {
  const outDir = inCheckout('build', 'tests', name);
  const folder = join(outDir, 'obj');
  mkdirSync(join(outDir, 'players'), { recursive: true });
  mkdirSync(folder, { recursive: true });
  const model: SystemModel = {
    ...abstract,
    board,
    tasks: abstract.tasks.map((task) => {
      const entry = join(outDir, 'players', `${task.name}.c`);
      if (task.role === 'user') writeIfChanged(entry, playerOf(task.name, steps));
      const isServer = task.calls.length === 0;
      const user = {
        entry,
        period: stepTicks,
        priority: isServer ? { before: 2, behind: 4 }[servers] : 3,
        budgetUs: 4000,
        startBudgetUs: 5000,
        stack: 1024,
      };
      const place = { file: name, line: 1, column: 1, endLine: 1, endColumn: 1 };
      const builtIn = {
        entry: task.role === 'io' ? inCheckout('hal', 'io', 'io.c') : inCheckout('tests', 'kernel', 'firmware', 'supervisor.c'),
        stack: 1024,
      };
      return { ...task, language: 'c' as const, place, ...(task.role === 'user' ? user : builtIn) };
    }),
  };
  const cache = new BuildCache(outDir);
  const native = new NativeBuild({ cache, tools: crossTools(), board, folder }, model, outDir, false);
  const finished = await Promise.all(model.tasks.map((task) => native.finish(task, null)));
  const traps = join(outDir, 'traps.json');
  writeIfChanged(traps, '[]');
  await linkFirmware({
    ...native.context,
    model,
    outDir,
    kernelFlags: native.kernelFlags,
    kernel: await native.kernel(),
    tasks: finished.map((task, index) => ({ ...task, endpoints: endpoints[index]! })),
    traps,
    debug: new Map(),
  });
  cache.save();
  const records: LinkRecord[] = [];
  const last = (steps.length + 4) * stepTicks;
  const machine = await startMachine({
    elf: join(outDir, 'firmware.elf'),
    board,
    serial: [],
    realtime: false,
    onRecord: (record) => {
      if (record.type === 'exchange') machine.answer([], record.tick >= last);
      else if (record.type !== 'outputs') records.push(record);
    },
    onLinkError: () => void machine.close(),
    onPty: () => {},
  });
  await machine.ended;
  await machine.close();
  const outcome: Outcome = { statuses: new Map(), verdicts: new Map(), restarts: 0 };
  for (const record of records) {
    if (record.type === 'console') {
      const [, step, status] = /^s (\d+) (\d+) 0$/.exec(record.text) ?? [];
      if (step !== undefined) outcome.statuses.set(Number(step), Number(status));
    } else if (record.type === 'denied') outcome.verdicts.set(Math.floor(record.time / stepTicks) - 2, record.verdict);
    else if (record.type === 'restart') outcome.restarts++;
  }
  return outcome;
}

/** Each step is played by one task, in the activation that its number names. */
function playerOf(task: string, steps: readonly Step[]): string {
  const rows = steps.flatMap((step, index) => {
    if (step.kind === 'call' && step.from === task) {
      const bytes = [...step.message];
      return [
        `\t{${index}, ${step.slot}u | ${step.method}u << 8 | ${bytes.length}u << 16, {${bytes.length > 0 ? bytes.join(', ') : '0'}}},`,
      ];
    }
    return step.kind === 'end' && step.task === task ? [`\t{${index}, 0xffffffffu, {0}},`] : [];
  });
  return [
    '#include <bulkhead.h>',
    `#include "${inCheckout('tests', 'kernel', 'firmware', 'say.h')}"`,
    'static const struct { uint32_t step, packed; uint8_t message[32]; } steps[] = {',
    ...rows,
    '\t{0xffffffffu, 0, {0}},',
    '};',
    'void scan(void) {',
    `\tconst uint32_t step = bulkhead_now() / ${stepTicks}u - 2u;`,
    '\tfor (uint32_t i = 0; steps[i].step != 0xffffffffu; i++) {',
    '\t\tif (steps[i].step == step && steps[i].packed == 0xffffffffu) {',
    '\t\t\tbulkhead_trap(1, 1);',
    '\t\t} else if (steps[i].step == step) {',
    '\t\t\tsay("s", step, bulkhead_call(steps[i].packed, steps[i].message, NULL, 3), 0);',
    '\t\t}',
    '\t}',
    '}',
    'uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {',
    '\t(void)endpoint, (void)method, (void)in, (void)length, (void)out;',
    '\treturn 0;',
    '}',
    '',
  ].join('\n');
}
