/** A task of the example system, driven under Node: points, time, scans. */
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadTask } from '../../../lib/node/load.ts';
import { point, resetTask, runScans, setPoints, type TaskModule } from '../../../lib/vitest.ts';

const control = path.resolve(import.meta.dirname, '../../../firmware/water-tank/control.ts');

describe('water-tank control under Node', () => {
  let task: TaskModule;
  beforeEach(() => {
    resetTask({ level: 500, pump: false, drain: false, lowLimit: 0, highLimit: 0 });
    task = loadTask(control) as TaskModule;
  });

  it('starts the pump below the low limit and stops it above the high one', () => {
    const pump: unknown[] = [];
    const levels = [500, 299, 500, 700, 701, 500];
    runScans(task, levels.length, 10, (scan) => {
      if (scan > 0) pump.push(point('pump'));
      setPoints({ level: levels[scan]! });
    });
    pump.push(point('pump'));
    expect(pump).toEqual([false, true, true, true, false, false]);
  });

  it('opens the drain after half a second above the overfill mark', () => {
    setPoints({ level: 960 });
    runScans(task, 50, 10);
    expect(point('drain')).toBe(false);
    runScans(task, 2, 10);
    expect(point('drain')).toBe(true);
  });
});
