/**
 * The kernel's tables as they lie in memory (kernel/include/tables.h), written down a second time on purpose: the audit shares no code with what wrote
 * them. Little-endian; fields are aligned to their size, as the procedure call standard for Arm has it (AAPCS32 5.3).
 */

type Field = readonly [name: string, width: 1 | 2 | 4];

export interface StructLayout {
  size: number;
  fields: readonly { name: string; width: 1 | 2 | 4; at: number }[];
}

function layoutOf(fields: readonly Field[]): StructLayout {
  let next = 0;
  let widest = 1;
  const placed = fields.map(([name, width]) => {
    const at = Math.ceil(next / width) * width;
    next = at + width;
    widest = Math.max(widest, width);
    return { name, width, at };
  });
  return { size: Math.ceil(next / widest) * widest, fields: placed };
}

export const regionsOfMpu = 8;

export const structs = {
  tables: layoutOf([
    ['magic', 4],
    ['version', 2],
    ['tasks', 1],
    ['points', 1],
    ['interrupts', 1],
    ['rates', 1],
    ['tick_us', 2],
    ['systick_reload', 4],
    ['counter', 4],
    ['counter_mhz_chip', 4],
    ['counter_mhz_qemu', 4],
    ['guards', 2],
    ['steps', 2],
    ['moves', 2],
    ['tests', 2],
    ['automata', 1],
  ]),
  task_descriptors: layoutOf([
    ...Array.from({ length: regionsOfMpu }, (_, index): Field[] => [
      [`rbar${index}`, 4],
      [`rasr${index}`, 4],
    ]).flat(),
    ['ram_size', 4],
    ['ram_base', 4],
    ['stack_size', 4],
    ['entry', 4],
    ['flash_base', 4],
    ['flash_size', 4],
    ['data_from', 4],
    ['data_to', 4],
    ['data_size', 4],
    ['bss_base', 4],
    ['bss_size', 4],
    ['points_in', 4],
    ['points_out', 4],
    ['budget', 4],
    ['start_budget', 4],
    ['period', 2],
    ['serve_limit', 2],
    ['priority', 1],
    ['flags', 1],
    ['reads', 1],
    ['writes', 1],
    ['reads_at', 2],
    ['writes_at', 2],
    ['calls', 1],
    ['reserved', 1],
    ['calls_at', 2],
  ]),
  points: layoutOf([
    ['safe', 4],
    ['source', 1],
    ['subject', 1],
    ['output', 1],
    ['reserved', 1],
  ]),
  point_lists: layoutOf([['point', 1]]),
  call_rights: layoutOf([
    ['target', 1],
    ['endpoint', 1],
    ['methods', 1],
    ['rate', 1],
    ['guard', 2],
    ['reserved', 2],
  ]),
  interrupts: layoutOf([
    ['line', 1],
    ['task', 1],
    ['bit', 1],
    ['reserved', 1],
  ]),
  rates: layoutOf([
    ['ticks', 2],
    ['at_most', 2],
  ]),
  automata: layoutOf([
    ['reset_by', 2],
    ['states', 1],
    ['kind', 1],
  ]),
  guards: layoutOf([
    // The steps inside.
    ...['first', 'second'].flatMap((step): Field[] => [
      [`${step}_automaton`, 1],
      [`${step}_states`, 1],
      [`${step}_moves_at`, 2],
    ]),
    ['least', 4],
    ['span', 4],
    ['steps_at', 2],
    ['tests_at', 2],
    ['steps', 1],
    ['tests', 1],
    ['length', 1],
    ['plain', 1],
    ['field_at', 1],
    ['field', 1],
    ['reserved', 2],
    ['reserved_too', 4],
  ]),
  steps: layoutOf([
    ['automaton', 1],
    ['states', 1],
    ['moves_at', 2],
  ]),
  moves: layoutOf([['move', 1]]),
  tests: layoutOf([
    ['first_at', 1],
    ['first', 1],
    ['second_at', 1],
    ['second', 1],
    ['yes', 1],
    ['no', 1],
    ['reserved', 2],
    // A signed number of eight bytes, in two halves.
    ['bound_low', 4],
    ['bound_high', 4],
  ]),
  board_peripherals: layoutOf([['base', 4]]),
} as const;

export type TableName = keyof typeof structs;
export type Row = Readonly<Record<string, number>>;

/** The rows of a table. Throws an Error when its bytes are no whole number of them, or when a byte between fields is not 0. */
export function decodeRows(name: TableName, bytes: Buffer): Row[] {
  const { size, fields } = structs[name];
  if (bytes.length === 0 || bytes.length % size !== 0) throw new Error(`'${name}' has ${bytes.length} bytes, no multiple of ${size}`);
  return Array.from({ length: bytes.length / size }, (_, row) => {
    const used = new Uint8Array(size);
    const entries = fields.map(({ name: field, width, at }) => {
      used.fill(1, at, at + width);
      return [field, bytes.readUIntLE(row * size + at, width)];
    });
    const gap = used.findIndex((taken, at) => taken === 0 && bytes[row * size + at] !== 0);
    if (gap >= 0) throw new Error(`'${name}' has a byte between the fields of entry ${row} that is not 0`);
    return Object.fromEntries(entries) as Row;
  });
}
