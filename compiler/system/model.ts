/**
 * A system as the rest of the build sees it: `system.ts` evaluated, checked against the board, defaults filled in, names resolved to indices.
 * Task 0 is the supervisor, task 1 the I/O task, the user's tasks follow in the order of `system.ts`.
 */
import type { Place } from '../ir/types.ts';
import type { Predicate } from './predicate.ts';

export type PointKind = 'digitalIn' | 'digitalOut' | 'analogIn' | 'analogOut' | 'memory' | 'restarts' | 'quality';
export type PointType = 'bool' | 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32';

export type Binding = { kind: 'hil'; channel: number; direction: 'in' | 'out' } | { kind: 'pin'; pin: string } | { kind: 'none' };

export interface PointModel {
  name: string;
  index: number;
  kind: PointKind;
  type: PointType;
  /** Value before the first write and after a fault of the writer, as a 32-bit word. */
  safe: number;
  binding: Binding;
  /** Task index; inputs are written by the I/O task, `restarts` points by the kernel (null). */
  writer: number | null;
  /** kind 'restarts': the task counted. */
  subject?: number;
  /** kind 'quality': index of the point whose quality it tells. */
  qualityOf?: number;
  /** Analogue points: the physical unit, and two raw counts with what they mean in it. */
  unit?: string;
  scale?: { raw: readonly [number, number]; value: readonly [number, number] };
  place: Place;
}

export interface RateModel {
  atMost: number;
  ticks: number;
}

export interface CallModel {
  /** As declared: 'control.setpoint'. */
  name: string;
  target: number;
  endpoint: string;
  rate: RateModel | null;
}

/** What a method of an endpoint takes, as it lies in a message (emit/messages.ts). */
export interface MethodSignature {
  name: string;
  /** `type`: 'u8' … 'i32', 'boolean', or what no rule can look at. */
  parameters: { name: string; type: string; offset: number }[];
  /** Bytes. */
  length: number;
  /** It gives a value back. */
  returns: boolean;
}

export interface EndpointModel {
  name: string;
  methods: number;
  /** In the order of their numbers; absent in native systems: methods are then named by their numbers. */
  signatures?: MethodSignature[];
}

/** Where a rule stands in system.ts. */
type RulePath = readonly (string | number)[];

/** Integrity or secrecy: no data may go from the first task to the second where `ranks` say so. */
export interface LevelsModel {
  kind: 'integrity' | 'secrecy';
  /** By task name: an index into the levels, lowest first. */
  ranks: Record<string, number>;
  /** Names of levels, by task name. */
  levels: Record<string, string>;
  /** Calls and points that are exempt. */
  exempt: string[];
  path: RulePath;
}

export interface RolesModel {
  session: string;
  /** The first is the one that a session starts in. */
  roles: { name: string; may: string[] }[];
  enter: { role: string; call: string; by: string }[];
  path: RulePath;
}

export interface FlowModel {
  states: string[];
  transitions: { call: string; moves: { from: string; to: string }[] }[];
  path: RulePath;
}

export interface ArgumentModel {
  /** 'task.endpoint.method' */
  call: string;
  predicate: Predicate;
  /** As in system.ts, for people. */
  text: string;
  path: RulePath;
}

export interface PolicyModel {
  levels: LevelsModel[];
  roles: RolesModel[];
  flows: FlowModel[];
  arguments: ArgumentModel[];
}

export interface TaskModel {
  name: string;
  index: number;
  role: 'supervisor' | 'io' | 'user';
  /** Absolute path. */
  entry: string;
  language: 'ts' | 'c';
  /** Kernel priority: 0 supervisor, 1 I/O, user priority + 1. */
  priority: number;
  /** Ticks; 0: runs on events only. */
  period: number;
  /** The system declares none, and nothing else would wake the task. */
  periodIsDefault?: true;
  budgetUs: number;
  startBudgetUs: number;
  serveLimit: number;
  /** Point indices, in declared order. */
  reads: number[];
  writes: number[];
  /** Peripheral names of the board; index = notification bit. */
  uses: string[];
  calls: CallModel[];
  /** May read the kernel's audit log. */
  log?: true;
  restart: { withinTicks: number; atMost: number; perTicks: number };
  /** Stack in bytes where the user fixed it; else from the analysis (TypeScript) or 1024 (C). */
  stack?: number;
  place: Place;
}

/** Typed contents of boards/<name>/board.ts. */
export interface Board {
  name: string;
  description: string;
  mcu: string;
  /** Folder under hal/. */
  family: string;
  cpu: 'cortex-m3' | 'cortex-m4';
  fpu: boolean;
  flash: { base: number; size: number };
  ram: { base: number; size: number };
  clockHz: number;
  /** Of the crystal the board's clock is made from, in MHz; where the HAL needs to know it. */
  crystalMhz?: number;
  tickUs: number;
  /** A free-running 32-bit up counter and its rate in MHz on the chip and in QEMU; address 0: SysTick, at the clock of the processor. */
  counter: { address: number; mhzChip: number; mhzQemu: number };
  /** NVIC lines of the MCU. */
  interruptLines: number;
  peripherals: Record<string, PeripheralModel>;
  pins: string[];
  qemu: QemuModel | null;
  flashTool: { openocd: { interface: string; target: string } } | null;
}

export interface QemuModel {
  machine: string;
  /** One instruction takes 2^icountShift ns of simulated time. */
  icountShift: number;
  /** In the order of QEMU's -serial options. */
  serials: string[];
  /** The first release that models the machine: '9.1'. */
  since?: string;
  /** QEMU models the pins: the path of the object whose children are the ports, named as their peripherals; offset of a port's input data register. */
  pins?: { at: string; idr: number };
}

export interface PeripheralModel {
  base: number;
  /** Power of two, at least 32. */
  size: number;
  /** Null: it has none. */
  irq: number | null;
  /** A port of pins: it belongs to the I/O task, which moves the points on them; tasks cannot use it. */
  points?: true;
  /** NVIC lines besides `irq`: they come as the same notification. */
  moreIrqs?: readonly number[];
  clockHz: number;
  /** C files, named from hal/<family>/, linked into the compartment of each task that uses it. */
  drivers: string[];
  pins: string[];
}

/** The port through which a person looks into the running system. */
export interface MonitorModel {
  /** The I/O task's first peripheral. */
  port: string;
  baud: number;
  /** Indices of the points that may be forced. */
  forces: number[];
}

export interface SystemModel {
  name: string;
  /** Absolute path of the folder that holds system.ts. */
  folder: string;
  board: Board;
  tasks: TaskModel[];
  points: PointModel[];
  monitor?: MonitorModel;
  /** The rules that are not rates; absent: none. */
  policy?: PolicyModel;
}

/** What the linker plan needs of one task's relocatable object, sizes in bytes. */
export interface TaskObject {
  task: number;
  path: string;
  textSize: number;
  dataSize: number;
  bssSize: number;
  stackSize: number;
  /** For the tables: endpoints in order. */
  endpoints: EndpointModel[];
}
