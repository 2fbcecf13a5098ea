/** What the kernel counted about each task, in the units of `--stats`: instructions and nanoseconds. */
import type { Board, SystemModel } from '../compiler/system/model.ts';
import type { StatisticsRecord } from './link.ts';

export interface TaskStatistics {
  activations: number;
  /** Per activation; exact, since QEMU's clock advances by a fixed time with each instruction. `avg` is rounded to 1/100. All 0 without an activation. */
  instructions: { min: number; avg: number; max: number };
  /** Largest minus smallest delay from release to start, in nanoseconds. */
  jitterNs: { max: number };
  /** Deadlines missed. */
  overruns: number;
  restarts: number;
}

/** The contents of the file that `--stats` writes. */
export interface Statistics {
  tasks: Record<string, TaskStatistics>;
}

/** The kernel's mark for a minimum that has seen no value. */
const noValue = 0xffff_ffff;

/**
 * Converts one record.
 * @param board gives the counter's rate and the time of one instruction; it must have a QEMU machine
 */
export function taskStatistics(record: StatisticsRecord, board: Pick<Board, 'counter' | 'qemu'>): TaskStatistics {
  if (!board.qemu) throw new Error('statistics in instructions exist in QEMU only');
  const { mhzQemu } = board.counter;
  // counts / MHz = microseconds; one instruction takes 2^shift nanoseconds.
  const countsTimes = 1000n;
  const countsOver = BigInt(mhzQemu) * 2n ** BigInt(board.qemu.icountShift);
  // Exact where a count is no longer than an instruction and divides it; else to the nearest.
  const instructions = (counts: number) => Number((BigInt(counts) * countsTimes * 2n + countsOver) / (countsOver * 2n));
  const nanoseconds = (counts: number) => Number((BigInt(counts) * 1000n) / BigInt(mhzQemu));
  const ran = record.minimum !== noValue && record.activations > 0;
  const late = record.latencyMinimum !== noValue && record.latencyMaximum >= record.latencyMinimum;
  return {
    activations: record.activations,
    instructions: ran
      ? {
          min: instructions(record.minimum),
          avg: hundredths(record.sum * countsTimes, countsOver * BigInt(record.activations)),
          max: instructions(record.maximum),
        }
      : { min: 0, avg: 0, max: 0 },
    jitterNs: { max: late ? nanoseconds(record.latencyMaximum - record.latencyMinimum) : 0 },
    overruns: record.overruns,
    restarts: record.restarts,
  };
}

/** a / b, rounded half up to two decimals. */
function hundredths(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 200n + divisor) / (divisor * 2n)) / 100;
}

/** Statistics of all tasks of a system, in table order; null when the firmware did not report every task. */
export function systemStatistics(records: ReadonlyMap<number, StatisticsRecord>, system: SystemModel): Statistics | null {
  const tasks: Record<string, TaskStatistics> = {};
  for (const task of system.tasks) {
    const record = records.get(task.index);
    if (!record) return null;
    tasks[task.name] = taskStatistics(record, system.board);
  }
  return { tasks };
}
