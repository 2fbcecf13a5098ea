/**
 * The C that ties a task to its rights: its process image and its peripherals, linked into its own compartment. What hal/io/io.h and
 * kernel/include/bulkhead.h declare, with the lengths of this system.
 */
import type { SystemModel, TaskModel } from './model.ts';

/** kernel/include/bulkhead.h: BULKHEAD_LINK_GAP, BULKHEAD_ABOUT_SIZE; hal/io/io.h: IO_REQUEST_WORDS. */
const linkGapWords = 2;
const answerWords = 10;
const requestWords = 2;

export function emitCompartment(model: SystemModel, task: TaskModel): string {
  const lines = [
    `/* Generated: the rights of task ${task.name} of ${model.name}, seen from inside. */`,
    '#include <bulkhead.h>',
    ...(task.role === 'io' ? ['#include <io.h>'] : []),
    '',
    ...image('bulkhead_points_in', task.reads, model),
    ...image('bulkhead_points_out', task.writes, model),
    '',
    'const struct bulkhead_peripheral bulkhead_peripherals[] = {',
    ...peripherals(model, task),
    '};',
  ];
  if (task.role === 'io') {
    const words = linkGapWords + Math.max(task.reads.length + answerWords, task.writes.length + requestWords);
    lines.push(
      '',
      `const struct io_plan io_plan = {.hil_outputs = ${task.reads.length}, .hil_inputs = ${task.writes.length}};`,
      `uint32_t io_buffer[${words}];`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function image(name: string, indices: readonly number[], model: SystemModel): string[] {
  const names = indices.map((index) => model.points[index]!.name).join(', ');
  const comment = names === '' ? '' : ` /* ${names} */`;
  return [`__attribute__((section(".bss.bulkhead_points"), used)) volatile uint32_t ${name}[${Math.max(1, indices.length)}];${comment}`];
}

function peripherals(model: SystemModel, task: TaskModel): string[] {
  if (task.uses.length === 0) return ['\t{0, 0}, /* none */'];
  return task.uses.map((name) => {
    const { base, clockHz } = model.board.peripherals[name]!;
    return `\t{0x${base.toString(16)}u, ${clockHz}u}, /* ${name} */`;
  });
}
