/** Drives one task under test: its points, its time, its scans. */
import { nodePoints } from '../node.ts';

export interface TaskModule {
  readonly init?: () => void;
  readonly scan?: () => void;
}

/** Values of points, by name. */
export type PointValues = Readonly<Record<string, number | boolean>>;

/**
 * Clears points and time: call it before the task's module is imported, since module-level code already sees them.
 * @param points every point of the task, with its value at the start
 */
export function resetTask(points: PointValues = {}): void {
  const { image } = nodePoints;
  // The object stays: the task may hold it from `points()`.
  for (const name of Object.keys(image)) delete image[name];
  setPoints(points);
  Object.assign(nodePoints, { now: 0, bits: 0, alarm: 0 });
}

/** Sets points; a task that holds one by destructuring sees the new value. */
export function setPoints(points: PointValues): void {
  for (const [name, value] of Object.entries(points)) {
    const held = nodePoints.image[name];
    if (held) held.value = value;
    else nodePoints.image[name] = { value };
  }
}

/** The value of a point, as the task left it. */
export function point(name: string): number | boolean {
  const held = nodePoints.image[name];
  if (!held) throw new Error(`no point '${name}': give it to resetTask`);
  return held.value;
}

/** Lets time pass; `now()` wraps at 2^32 ms as on the chip. */
export function advance(milliseconds: number): void {
  nodePoints.now = (nodePoints.now + milliseconds) % 2 ** 32;
}

/**
 * Runs scans `period` ms apart, the first at the present instant.
 * @throws BulkheadTrap when the task traps, as it would stop on the chip
 */
export function runScans(task: TaskModule, scans: number, period: number, before?: (scan: number) => void): void {
  for (let index = 0; index < scans; index++) {
    if (index > 0) advance(period);
    before?.(index);
    task.scan?.();
  }
}
