/**
 * `bulkhead/hil`: hardware-in-the-loop tests. A machine is a system's firmware in QEMU, or on a board, with a plant model around it; the test decides
 * when simulated time goes on. docs/hil.md is the guide.
 *
 * ```ts
 * test('never overfills when the level sensor sticks', async () => {
 *   await using m = await machine('firmware/water-tank', { board: 'netduinoplus2', plant: tank() });
 *   await m.advance('20s');
 *   m.plant.stick('level', 400);
 *   await m.until(() => m.points.drain.value, '60s');
 * });
 * ```
 */
import type { SerialPortStream } from '@serialport/stream';
import type { Duration } from './bulkhead.ts';
import type { Plant } from './plant.ts';
import type { PointDefinition, PointValue, SystemDefinition } from './system.ts';

export interface MachineOptions {
  /** Default: as of `bulkhead build`. */
  readonly board?: string;
  /** A plant model; null: none, the test sets the inputs. Default: the system's plant.ts where there is one. */
  readonly plant?: Plant | null;
  /**
   * When the points over time are written to build/hil/ of the working folder, as CSV and as SVG. Default 'on-failure': when the vitest test
   * that made the machine fails, or when the machine itself does.
   */
  readonly trace?: 'on-failure' | 'always' | 'never';
  /** Name of the trace's files; default: the test's. */
  readonly name?: string;
  /** Simulated time keeps pace with the clock on the wall: for partners on serial ports that have time limits of their own. */
  readonly realtime?: boolean;
}

/** A point as it is at the present instant. */
export interface BenchPoint<V> {
  readonly value: V;
}

/** Without the system's type, every name is a point, and `value` fails for one that does not exist. */
// biome-ignore lint/suspicious/noExplicitAny: the type of a point that is not known here
type UntypedPoints = Readonly<Record<string, any>>;

export type BenchPoints<S> = S extends { readonly points: infer P }
  ? string extends keyof P
    ? UntypedPoints
    : { readonly [Name in keyof P]: BenchPoint<P[Name] extends PointDefinition ? PointValue<P[Name]> : never> }
  : UntypedPoints;

/** What goes wrong around the firmware, by point name. */
export interface BenchPlant {
  /**
   * From now on a sensor reads this value, whatever the plant does; of an output, the plant gets this value, whatever the firmware drives.
   * @param value default: the present one
   */
  stick(point: string, value?: number | boolean): void;
  /** A sensor's reading is off by so many raw counts. */
  bias(point: string, counts: number): void;
  /** Ends `stick` and `bias`: of one point, or of all. */
  release(point?: string): void;
  /** The reading of an input until the model gives another one; for machines without a plant. */
  set(point: string, value: number | boolean): void;
}

/** Exact figures, as of `bulkhead run --stats`. */
export interface TaskStatistics {
  readonly activations: number;
  readonly instructions: { readonly min: number; readonly avg: number; readonly max: number };
  readonly jitterNs: { readonly max: number };
  readonly overruns: number;
  readonly restarts: number;
}

export interface BenchTask {
  /** Since the machine was made or the chip reset. */
  readonly restarts: number;
  /** Stopped for good. */
  readonly stopped: boolean;
  /** What befell it, in words: `memory fault writing 0x20000000 at filter.c:12`. */
  readonly faults: readonly string[];
  /** What the kernel has counted up to now. */
  statistics(): Promise<TaskStatistics>;
}

export interface ConsoleLine {
  /** Simulated seconds. */
  readonly time: number;
  readonly task: string;
  readonly text: string;
}

export interface SerialOptions {
  readonly baudRate?: number;
  /** false: the port is opened by whoever gets it; its `path` and `settings.binding` are what modbus-serial wants. */
  readonly autoOpen?: boolean;
}

export interface Machine<S = SystemDefinition> extends AsyncDisposable {
  /** Simulated seconds since the start. */
  readonly time: number;
  readonly points: BenchPoints<S>;
  readonly plant: BenchPlant;
  /** All console lines so far, in order. */
  readonly console: readonly ConsoleLine[];
  /** Faults, restarts, resets, refused calls, as the lines that `bulkhead run` writes. */
  readonly events: readonly string[];
  /** How often the chip has been reset. */
  readonly resets: number;

  /** Lets so much simulated time pass. Times add up without drift: ten times '15ms' are 150 ms, whatever the cycle. */
  advance(time: Duration): Promise<void>;
  /**
   * Goes on until the condition holds at the end of a cycle.
   * @param limit simulated time
   * @throws Error past the limit
   */
  until(condition: () => boolean, limit: Duration): Promise<void>;
  /**
   * Goes on until the promise has settled: for a partner on a serial port, which waits for the firmware's answer.
   * @param limit simulated time; default '60s'
   * @throws what the promise rejects with; Error past the limit
   */
  during<T>(work: Promise<T>, limit?: Duration): Promise<T>;
  /** Kills the task at the end of its next scan, before anything of that scan is seen outside; a task without a period, at once. */
  fault(task: string): void;
  /**
   * Forces a point through the monitor that system.ts declares, from the next cycle on; a right to it must stand in monitor.forces, else `advance` throws.
   * @param value raw count
   */
  force(point: string, value: number | boolean): void;
  /** Ends a force. */
  release(point: string): void;
  task(name: string): BenchTask;
  /** The serial port of the board that a task uses, from the other end of the line. */
  serial(name: string, options?: SerialOptions): SerialPortStream;
  /** Writes the points over time, without an ending in `file`: adds .csv and .svg. Gives both paths. */
  saveTrace(file: string): { csv: string; svg: string };
  /** Ends the machine; `await using` does it at the end of the block. */
  close(): Promise<void>;
}

/**
 * Builds the system and starts it, up to where every task has had its first activation.
 * @param system its folder, from the working folder
 * @throws Error with the findings of the build
 */
export async function machine<S = SystemDefinition>(system: string, options: MachineOptions = {}): Promise<Machine<S>> {
  // What drives QEMU is no part of lib/; package.json says who does it.
  const { openMachine } = await import('#hil');
  return (await openMachine(system, options)) as Machine<S>;
}
