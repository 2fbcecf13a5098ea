/** Changed images of the water tank. To add one: what it is called, how the bytes are changed, which finding must name it. */
import type { AuditCode } from '../../scripts/audit/findings.ts';
import type { Image } from './images.ts';

export interface Tamper {
  name: string;
  change: (image: Image) => void;
  code: AuditCode;
  /** The message names this. */
  says: RegExp;
}

// Tasks of firmware/water-tank: 0 supervisor, 1 io, 2 control, 3 modbus.
const control = 2;
const modbus = 3;
const descriptors = 'task_descriptors';

const svc = 0xdf00;
const nop = 0xbf00;

/** RASR with a field replaced. */
function rasr(image: Image, task: number, region: number, mask: number, value: number): void {
  const field = `rasr${region}`;
  image.set(descriptors, task, field, ((image.get(descriptors, task, field) & ~mask) | value) >>> 0);
}

function moveFlag(image: Image, section: string, flags: number): void {
  image.bytes.writeUInt32LE(flags, image.header(section) + 8);
}

/** Turns the last debugging section, which holds text, into one that is loaded. */
function renameSection(image: Image, from: string, flags: number, address: number): void {
  const at = image.header(from);
  image.bytes.writeUInt32LE(flags, at + 8);
  image.bytes.writeUInt32LE(address, at + 12);
}

/** A direct branch (B.W, T4) from one address to another. */
function branchTo(from: number, to: number): [number, number] {
  const offset = (to - (from + 4)) >>> 0;
  const s = (offset >>> 24) & 1;
  const i1 = (offset >>> 23) & 1;
  const i2 = (offset >>> 22) & 1;
  const j1 = ~(i1 ^ s) & 1;
  const j2 = ~(i2 ^ s) & 1;
  return [0xf000 | (s << 10) | ((offset >>> 12) & 0x3ff), 0x9000 | (j1 << 13) | (j2 << 11) | ((offset >>> 1) & 0x7ff)];
}

export const tampers: Tamper[] = [
  // Code of a task.
  { name: 'an extra svc', change: (image) => image.patch(image.code('control', 'scan'), svc), code: 'BHA030', says: /'control'.*svc/ },
  {
    name: 'an svc with another number in its immediate',
    change: (image) => image.patch(image.code('modbus', 'bulkhead_call') + 4, 0xdf07),
    code: 'BHA030',
    says: /'modbus'.*svc 7/,
  },
  {
    name: 'a gate that asks for a call that does not exist',
    change: (image) => image.patch(image.code('modbus', 'bulkhead_call'), 0xf04f, 0x0c2a),
    code: 'BHA030',
    says: /'modbus'/,
  },
  {
    name: 'a gate that does not return',
    change: (image) => image.patch(image.code('modbus', 'bulkhead_call') + 6, nop),
    code: 'BHA030',
    says: /'modbus'/,
  },
  {
    name: 'a second gate of the same number',
    change: (image) => image.patch(image.code('modbus', 'bulkhead_trap'), 0xf04f, 0x0c04),
    code: 'BHA030',
    says: /'modbus'/,
  },
  {
    name: 'msr control',
    change: (image) => image.patch(image.code('control', 'scan'), 0xf380, 0x8814),
    code: 'BHA031',
    says: /'control'.*msr/i,
  },
  {
    name: 'mrs of a special register',
    change: (image) => image.patch(image.code('control', 'scan'), 0xf3ef, 0x8009),
    code: 'BHA031',
    says: /'control'.*mrs/i,
  },
  { name: 'cpsid i', change: (image) => image.patch(image.code('control', 'scan'), 0xb672), code: 'BHA031', says: /'control'.*cpsid/ },
  { name: 'cpsie f', change: (image) => image.patch(image.code('io', 'scan'), 0xb661), code: 'BHA031', says: /'io'.*cpsie/ },
  { name: 'a breakpoint', change: (image) => image.patch(image.code('control', 'scan'), 0xbeab), code: 'BHA031', says: /'control'.*bkpt/ },
  {
    name: 'a coprocessor access',
    change: (image) => image.patch(image.code('control', 'scan'), 0xee01, 0x0f10),
    code: 'BHA031',
    says: /'control'.*mcr/,
  },
  {
    name: 'an undefined instruction',
    change: (image) => image.patch(image.code('control', 'scan'), 0xe800, 0x0000),
    code: 'BHA031',
    says: /'control'/,
  },
  {
    name: 'a branch into another task',
    change: (image) => image.patch(image.code('modbus', 'scan'), ...branchTo(image.code('modbus', 'scan'), image.code('control', 'scan'))),
    code: 'BHA032',
    says: /'modbus'/,
  },
  {
    name: 'a branch into the kernel',
    change: (image) =>
      image.patch(image.code('modbus', 'scan'), ...branchTo(image.code('modbus', 'scan'), image.symbol('kernel_start') & ~1)),
    code: 'BHA032',
    says: /'modbus'/,
  },
  {
    name: 'a branch into the middle of an instruction',
    change: (image) =>
      image.patch(image.code('modbus', 'scan'), ...branchTo(image.code('modbus', 'scan'), image.code('modbus', 'bulkhead_call') + 2)),
    code: 'BHA032',
    says: /'modbus'/,
  },
  {
    name: 'a branch of the kernel into a task',
    change: (image) =>
      image.patch(image.symbol('kernel_start') & ~1, ...branchTo(image.symbol('kernel_start') & ~1, image.code('control', 'scan'))),
    code: 'BHA032',
    says: /kernel/,
  },
  {
    name: 'code that runs into data',
    change: (image) =>
      image.patch(
        image.symbol('task_3_start') & ~1,
        ...new Array<number>((image.code('modbus', 'bulkhead_peripherals') - (image.symbol('task_3_start') & ~1)) / 2).fill(nop),
      ),
    code: 'BHA033',
    says: /'modbus'/,
  },
  {
    name: 'a function that takes more stack',
    change: (image) => image.patch(image.code('control', 'scan'), 0xb0ff /* sub sp, #508 */),
    code: 'BHA040',
    says: /'control'.*stack/,
  },

  // Regions of the MPU.
  {
    name: 'a writable and executable region',
    change: (image) => rasr(image, control, 1, 1 << 28, 0),
    code: 'BHA022',
    says: /'control': region 1/,
  },
  {
    name: 'code that its task may write',
    change: (image) => rasr(image, control, 0, 7 << 24, 3 << 24),
    code: 'BHA022',
    says: /'control': region 0/,
  },
  {
    name: 'a region over the whole flash',
    change: (image) => {
      image.set(descriptors, control, 'rbar0', 0x0800_0010);
      image.set(descriptors, control, 'rasr0', 0x0602_0027);
    },
    code: 'BHA025',
    says: /'control': region 0 reaches \.kernel/,
  },
  {
    name: 'a region over kernel RAM',
    change: (image) => {
      image.set(descriptors, modbus, 'rbar7', 0x2000_0017);
      image.set(descriptors, modbus, 'rasr7', 0x1306_0013);
    },
    code: 'BHA025',
    says: /'modbus': region 7 reaches \.kernel/,
  },
  {
    name: 'a region over the system control space',
    change: (image) => {
      image.set(descriptors, modbus, 'rbar3', 0xe000_e013);
      image.set(descriptors, modbus, 'rasr3', 0x1305_0017);
    },
    code: 'BHA025',
    says: /'modbus': region 3 reaches the system control space/,
  },
  {
    name: 'overlapping regions of two tasks',
    change: (image) => {
      image.set(descriptors, modbus, 'rbar3', image.get(descriptors, control, 'rbar1') + 2);
      image.set(descriptors, modbus, 'rasr3', image.get(descriptors, control, 'rasr1'));
    },
    code: 'BHA023',
    says: /'control' and 'modbus' share/,
  },
  { name: 'a subregion more', change: (image) => rasr(image, control, 1, 0xff00, 0), code: 'BHA021', says: /'control': region 1 grants/ },
  {
    name: 'an undeclared peripheral window',
    change: (image) => {
      image.set(descriptors, control, 'rbar2', 0x4000_4812);
      image.set(descriptors, control, 'rasr2', image.get(descriptors, modbus, 'rasr2'));
    },
    code: 'BHA011',
    says: /'control': uses \["usart3"\], declared \[\]/,
  },
  {
    name: 'a window on no peripheral',
    change: (image) => {
      image.set(descriptors, control, 'rbar2', 0x4002_3812);
      image.set(descriptors, control, 'rasr2', image.get(descriptors, modbus, 'rasr2'));
    },
    code: 'BHA024',
    says: /'control'/,
  },
  {
    name: 'a peripheral given to two tasks',
    change: (image) => {
      image.set(descriptors, control, 'rbar2', image.get(descriptors, modbus, 'rbar2'));
      image.set(descriptors, control, 'rasr2', image.get(descriptors, modbus, 'rasr2'));
    },
    code: 'BHA023',
    says: /'control' and 'modbus' share/,
  },
  {
    name: 'a region that names another',
    change: (image) => image.set(descriptors, control, 'rbar3', image.get(descriptors, control, 'rbar3') ^ 7),
    code: 'BHA020',
    says: /'control': region 3/,
  },
  {
    name: 'a region that is off, its number kept back',
    change: (image) => image.set(descriptors, control, 'rbar7', 0),
    code: 'BHA020',
    says: /'control': region 7/,
  },
  {
    name: 'RAM of a task that is cached otherwise',
    change: (image) => rasr(image, control, 1, 1 << 16, 1 << 16),
    code: 'BHA020',
    says: /'control': region 1 has attributes/,
  },

  // Rights and limits.
  {
    name: 'table entries swapped',
    change: (image) => {
      const first = image.get('point_lists', 0, 'point');
      image.set('point_lists', 0, 'point', image.get('point_lists', 2, 'point'));
      image.set('point_lists', 2, 'point', first);
    },
    code: 'BHA011',
    says: /declared/,
  },
  {
    name: 'two descriptors swapped',
    change: (image) => {
      const size = (image.symbol('board_peripherals') - image.symbol('task_descriptors')) / 4;
      const at = image.at(image.symbol('task_descriptors'));
      const copy = Buffer.from(image.bytes.subarray(at + 2 * size, at + 4 * size));
      copy.copy(image.bytes, at + 2 * size, size, 2 * size);
      copy.copy(image.bytes, at + 3 * size, 0, size);
    },
    code: 'BHA013',
    says: /entry/,
  },
  {
    name: 'a point more to write',
    change: (image) => image.set(descriptors, modbus, 'writes', 1),
    code: 'BHA011',
    says: /'modbus': writes/,
  },
  { name: 'a call to another task', change: (image) => image.set('call_rights', 0, 'target', 0), code: 'BHA011', says: /'modbus': calls/ },
  { name: 'a method more to call', change: (image) => image.set('call_rights', 0, 'methods', 9), code: 'BHA011', says: /'modbus': calls/ },
  {
    name: 'a call without its rate',
    change: (image) => image.set('call_rights', 0, 'rate', 0xff),
    code: 'BHA011',
    says: /'modbus': calls/,
  },
  { name: 'a higher rate', change: (image) => image.set('rates', 0, 'at_most', 1000), code: 'BHA011', says: /rate/ },
  {
    name: 'a task that calls itself supervisor',
    change: (image) => image.set(descriptors, modbus, 'flags', 1),
    code: 'BHA011',
    says: /'modbus': role "supervisor"/,
  },
  {
    name: 'a higher priority',
    change: (image) => image.set(descriptors, modbus, 'priority', 0),
    code: 'BHA011',
    says: /'modbus': priority 0/,
  },
  { name: 'no budget', change: (image) => image.set(descriptors, modbus, 'budget', 0), code: 'BHA011', says: /'modbus': budget 0/ },
  { name: 'a safe value that is not safe', change: (image) => image.set('points', 1, 'safe', 1), code: 'BHA011', says: /'pump'/ },
  {
    name: 'an output that keeps its value after a fault',
    change: (image) => image.set('points', 2, 'output', 0),
    code: 'BHA011',
    says: /'drain'/,
  },
  {
    name: 'an interrupt for another task',
    change: (image) => image.set('interrupts', 0, 'task', control),
    code: 'BHA011',
    says: /interrupts/,
  },
  {
    name: 'a peripheral more switched on',
    change: (image) => image.set('board_peripherals', 1, 'base', 0x4000_4800),
    code: 'BHA011',
    says: /board_peripherals/,
  },
  {
    name: 'the tick stretched',
    change: (image) => image.set('tables', 0, 'systick_reload', 0x00ff_ffff),
    code: 'BHA011',
    says: /systick_reload/,
  },

  // Addresses of a compartment.
  {
    name: 'an entry elsewhere in the task',
    change: (image) => image.set(descriptors, control, 'entry', image.get(descriptors, control, 'entry') + 4),
    code: 'BHA013',
    says: /'control': its entry/,
  },
  {
    name: 'data copied out of another task',
    change: (image) => image.set(descriptors, modbus, 'data_from', image.get(descriptors, control, 'data_from')),
    code: 'BHA013',
    says: /'modbus'/,
  },
  {
    name: 'the process image in the stack',
    change: (image) => image.set(descriptors, modbus, 'points_in', image.get(descriptors, modbus, 'ram_base')),
    code: 'BHA013',
    says: /'modbus': its points_in/,
  },
  {
    name: 'a shorter stack',
    change: (image) => image.set(descriptors, modbus, 'stack_size', 64),
    code: 'BHA013',
    says: /'modbus': its stack/,
  },

  // The file.
  {
    name: 'code appended past the sections',
    change: (image) => {
      image.bytes = Buffer.concat([image.bytes, Buffer.from([0x00, 0xdf, 0x70, 0x47])]);
    },
    code: 'BHA002',
    says: /behind the end/,
  },
  {
    name: 'a section of its own',
    change: (image) => renameSection(image, '.bulkhead.traps', 2, 0x0808_0000),
    code: 'BHA002',
    says: /'\.bulkhead\.traps'/,
  },
  {
    name: 'a data section that is executable',
    change: (image) => moveFlag(image, '.control.bss', 7),
    code: 'BHA022',
    says: /'\.control\.bss'/,
  },
  {
    name: 'a segment that loads more than its sections',
    change: (image) => {
      const at = image.bytes.readUInt32LE(28);
      image.bytes.writeUInt32LE(image.bytes.readUInt32LE(at + 16) + 64, at + 16);
      image.bytes.writeUInt32LE(image.bytes.readUInt32LE(at + 20) + 64, at + 20);
    },
    code: 'BHA002',
    says: /loaded/,
  },
  {
    name: 'a section loaded elsewhere',
    change: (image) => image.bytes.writeUInt32LE(0x0800_0000, image.header('.control.code') + 12),
    code: 'BHA003',
    says: /overlap/,
  },
  {
    name: 'a vector that leads into a task',
    change: (image) => image.bytes.writeUInt32LE(image.code('control', 'scan') | 1, image.at(0x0800_0000) + 4 * 15),
    code: 'BHA004',
    says: /vector 15/,
  },
  {
    name: 'another initial stack',
    change: (image) => image.bytes.writeUInt32LE(0x2000_1000, image.at(0x0800_0000)),
    code: 'BHA004',
    says: /stack of the kernel/,
  },
  {
    name: 'another entry of the file',
    change: (image) => image.bytes.writeUInt32LE(image.code('control', 'scan') | 1, 24),
    code: 'BHA004',
    says: /entry/,
  },
  {
    name: 'no declaration',
    change: (image) => image.bytes.write('.bulkhead.declarex', image.bytes.indexOf('.bulkhead.declared', 0, 'latin1'), 'latin1'),
    code: 'BHA001',
    says: /declares/,
  },
  {
    name: 'no symbols of a table',
    change: (image) => {
      const at = image.bytes.lastIndexOf('\0call_rights\0', undefined, 'latin1') + 1;
      image.bytes.write('call_rightz', at, 'latin1');
    },
    code: 'BHA010',
    says: /call_rights/,
  },
  {
    name: 'a file cut short',
    change: (image) => {
      image.bytes = image.bytes.subarray(0, image.bytes.length - 400);
    },
    code: 'BHA001',
    says: /cut short/,
  },
];
