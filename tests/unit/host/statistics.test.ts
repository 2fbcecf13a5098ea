import { describe, expect, it } from 'vitest';
import type { StatisticsRecord } from '../../../scripts/link.ts';
import { systemStatistics, taskStatistics } from '../../../scripts/statistics.ts';
import { board, system } from './system.ts';

const none: StatisticsRecord = {
  type: 'statistics',
  task: 0,
  activations: 0,
  minimum: 0xffff_ffff,
  maximum: 0,
  sum: 0n,
  latencyMinimum: 0xffff_ffff,
  latencyMaximum: 0,
  overruns: 0,
  restarts: 0,
};

describe('taskStatistics', () => {
  it('divides nanoseconds by the 8 ns of an instruction', () => {
    const record = {
      ...none,
      activations: 3,
      minimum: 800,
      maximum: 2400,
      sum: 4000n,
      latencyMinimum: 40,
      latencyMaximum: 96,
      overruns: 1,
      restarts: 2,
    };
    expect(taskStatistics(record, board)).toEqual({
      activations: 3,
      instructions: { min: 100, avg: 166.67, max: 300 },
      jitterNs: { max: 56 },
      overruns: 1,
      restarts: 2,
    });
  });

  it('converts a counter that is slower than QEMU’s clock', () => {
    const slow = { counter: { address: 0, mhzChip: 1, mhzQemu: 125 }, qemu: { machine: 'x', icountShift: 3, serials: [] } };
    const record = { ...none, activations: 1, minimum: 7, maximum: 7, sum: 7n, latencyMinimum: 1, latencyMaximum: 4 };
    expect(taskStatistics(record, slow)).toMatchObject({ instructions: { min: 7, avg: 7, max: 7 }, jitterNs: { max: 24 } });
  });

  it('is all zero for a task that never ran', () => {
    expect(taskStatistics(none, board)).toEqual({
      activations: 0,
      instructions: { min: 0, avg: 0, max: 0 },
      jitterNs: { max: 0 },
      overruns: 0,
      restarts: 0,
    });
  });

  it('stays exact for sums past 2^53', () => {
    const record = { ...none, activations: 4_000_000_000, minimum: 32_000_000, maximum: 32_000_000, sum: 32_000_000n * 4_000_000_000n };
    expect(taskStatistics(record, board).instructions.avg).toBe(4_000_000);
  });
});

describe('systemStatistics', () => {
  it('names every task of the system in table order', () => {
    const records = new Map([2, 0, 1].map((task) => [task, { ...none, task }]));
    expect(Object.keys(systemStatistics(records, system([]))!.tasks)).toEqual(['supervisor', 'io', 'control']);
  });

  it('is null when a task did not report', () => {
    expect(systemStatistics(new Map([[0, none]]), system([]))).toBeNull();
  });
});
