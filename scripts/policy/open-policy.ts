/** `bulkhead/policy/test`: builds a system and answers for the tables in its image, the bytes that go to the chip. */
import { readFileSync } from 'node:fs';
import { parseDuration } from '../../compiler/system/durations.ts';
import type { MethodSignature } from '../../compiler/system/model.ts';
import type { Decision, Policy, PolicyCall } from '../../lib/policy/test.ts';
import { readDeclared } from '../audit/declared.ts';
import { automatonName } from '../audit/rules.ts';
import { readTables } from '../audit/tables.ts';
import { buildSystem } from '../build.ts';
import { parseElf } from '../elf.ts';
import { silent } from '../output.ts';
import { TableMonitor } from './table-monitor.ts';

export async function openPolicy(system: string, options: { readonly board?: string } = {}): Promise<Policy> {
  const { elf } = await buildSystem({ system, ...(options.board === undefined ? {} : { board: options.board }), progress: silent });
  return policyOf(readFileSync(elf), elf);
}

/** The policy in an image. */
export function policyOf(bytes: Buffer, path: string): Policy {
  const elf = parseElf(bytes, path);
  const wrong = (code: string, message: string): never => {
    throw new Error(`${path}: ${code} ${message}`);
  };
  const declared = readDeclared(elf);
  const tables = readTables(elf, wrong);
  if (!declared || !tables) throw new Error(`${path} is no image of this version of Bulkhead`);
  const monitor = new TableMonitor(tables);
  const taskOf = (name: string) => {
    const index = declared.tasks.findIndex((task) => task.name === name);
    if (index < 0) throw new Error(`there is no task '${name}'`);
    return index;
  };
  const automata = declared.automata.map((_, index) => automatonName(declared, index));
  const automatonOf = (name: string) => {
    const index = automata.indexOf(name);
    if (index < 0) throw new Error(`there is no '${name}': ${automata.join(', ') || 'no roles and no flows'}`);
    return index;
  };
  return {
    decide({ from, call, values = [] }: PolicyCall): Decision {
      const task = declared.tasks[taskOf(from)]!;
      const slot = task.calls.findIndex(({ name }) => call.startsWith(`${name}.`));
      const right = task.calls[slot];
      if (!right) return 'no right';
      const method = right.rules.findIndex(({ name }) => call === `${right.name}.${name}`);
      if (method < 0) throw new Error(`'${right.name}' has no method '${call.slice(right.name.length + 1)}'`);
      const row = tables.task_descriptors[taskOf(from)]!;
      return monitor.decide(row.calls_at! + slot, method, encode(right.rules[method]!, values));
    },
    advance(time) {
      monitor.tick += Math.round((parseDuration(time) ?? 0) / declared.tickUs);
    },
    end(task) {
      monitor.taskEnded(taskOf(task));
    },
    state(name) {
      const index = automatonOf(name);
      return declared.automata[index]!.states[monitor.states[index]!]!;
    },
    set(name, state) {
      const index = automatonOf(name);
      const { states } = declared.automata[index]!;
      if (!states.includes(state)) throw new Error(`'${name}' has no state '${state}': ${states.join(', ')}`);
      monitor.states[index] = states.indexOf(state);
    },
    automata: Object.fromEntries(declared.automata.map(({ states }, index) => [automata[index]!, states])),
    calls: declared.tasks.flatMap((task) =>
      task.calls.flatMap(({ name, rules }) => rules.map((rule) => ({ from: task.name, call: `${name}.${rule.name}` }))),
    ),
  };
}

/** Bytes of a message as the compiler lays it out. */
export function encode({ parameters }: Pick<MethodSignature, 'parameters' | 'name'>, values: readonly (number | boolean)[]): Uint8Array {
  const sizes: Record<string, number> = { boolean: 1, u8: 1, i8: 1, u16: 2, i16: 2, u32: 4, i32: 4, f32: 4, u64: 8, i64: 8, f64: 8 };
  const size = (type: string) => sizes[type] ?? 1;
  const widest = Math.max(1, ...parameters.map(({ type }) => size(type)));
  const end = Math.max(0, ...parameters.map(({ type, offset }) => offset + size(type)));
  const message = Buffer.alloc(Math.ceil(end / widest) * widest);
  if (values.length !== parameters.length) throw new Error(`${values.length} values for ${parameters.length} parameters`);
  parameters.forEach(({ type, offset }, index) => {
    const value = Number(values[index]);
    if (type === 'f32') message.writeFloatLE(value, offset);
    else if (type === 'f64') message.writeDoubleLE(value, offset);
    else if (size(type) === 8) message.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), offset);
    else message.writeUIntLE(value < 0 ? value + 2 ** (8 * size(type)) : value, offset, size(type));
  });
  return message;
}
