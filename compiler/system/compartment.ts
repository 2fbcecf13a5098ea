/**
 * The C that ties a task to its rights: its process image and its peripherals, linked into its own compartment. What hal/io/io.h and
 * kernel/include/bulkhead.h declare, with the lengths of this system.
 */
import { fnv1a } from '../hash.ts';
import type { PointModel, SystemModel, TaskModel } from './model.ts';
import { type PinPlace, placeOfPin } from './points.ts';

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
  if (task.role === 'io') lines.push('', ...ioPlan(model, task));
  return `${lines.join('\n')}\n`;
}

/** What hal/io/io.h wants to know. */
function ioPlan(model: SystemModel, task: TaskModel): string[] {
  const inputs = task.writes.filter((index) => model.points[index]!.kind !== 'quality');
  const pins = pinsOf(model, task);
  const qualities = task.writes.slice(inputs.length).map((index) => model.points[index]!);
  const forces = model.monitor?.forces ?? [];
  const plan = {
    hil_outputs: task.reads.length - pins.outputs.length,
    hil_inputs: inputs.length - pins.inputs.length,
    pin_outputs: pins.outputs.length,
    pin_inputs: pins.inputs.length,
    forces: forces.length,
    qualities: qualities.length,
    system: `0x${systemHash(model).toString(16).padStart(8, '0')}u`,
    baud: model.monitor?.baud ?? 0,
  };
  const force = (index: number) => {
    const { name, type } = model.points[index]!;
    const slot = task.reads.includes(index) ? task.reads.indexOf(index) : inputs.indexOf(index);
    return `{"${name}", ${index}, ${slot}, ${task.reads.includes(index)}, ${type.startsWith('i')}}`;
  };
  const quality = ({ qualityOf = 0 }: PointModel) => {
    const index = forces.indexOf(qualityOf);
    // What comes in over a pin is never stale.
    const linked = inputs.includes(qualityOf) && model.points[qualityOf]!.binding.kind === 'hil';
    return `{${linked}, ${index < 0 ? 'IO_NO_FORCE' : index}}`;
  };
  const pin = ({ port, number }: PinPlace) => `{${task.uses.indexOf(port)}, ${number}}`;
  const allPins = [...pins.outputs, ...pins.inputs];
  return [
    `const struct io_plan io_plan = {${Object.entries(plan)
      .map(([field, value]) => `.${field} = ${value}`)
      .join(', ')}};`,
    `uint32_t io_buffer[${linkGapWords + Math.max(task.reads.length + answerWords, inputs.length + requestWords)}];`,
    ...(allPins.length === 0
      ? []
      : [`const struct io_pin io_pins[] = {${allPins.map(pin).join(', ')}};`, `uint32_t io_outputs[${Math.max(1, task.reads.length)}];`]),
    `uint32_t io_inputs[${Math.max(1, inputs.length)}];`,
    `const struct io_force io_forces[] = {${forces.map(force).join(', ') || '{0, 0, 0, false, false}'}};`,
    `struct io_force_state io_force_states[${Math.max(1, forces.length)}];`,
    `const struct io_quality io_qualities[] = {${qualities.map(quality).join(', ') || '{false, IO_NO_FORCE}'}};`,
  ];
}

function pinsOf(model: SystemModel, task: TaskModel): { outputs: PinPlace[]; inputs: PinPlace[] } {
  const pinsIn = (list: readonly number[]) =>
    list.flatMap((index) => {
      const { binding } = model.points[index]!;
      return binding.kind === 'pin' ? [placeOfPin(binding.pin)] : [];
    });
  return { outputs: pinsIn(task.reads), inputs: pinsIn(task.writes) };
}

/** A hash of what host and firmware must mean alike: the board's tick, tasks, points with their type and place on the link. */
export function systemHash({ name, board, tasks, points }: SystemModel): number {
  const words = [
    [name, board.name, board.tickUs],
    ...tasks.map((task) => [task.name, task.period]),
    ...points.map((point) => [point.name, point.kind, point.type, JSON.stringify(point.binding)]),
  ];
  return fnv1a(JSON.stringify(words));
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
