/** `bulkhead/vitest`: tests of firmware under Node. The Vite plugin, and what drives a task under test. Not for firmware. */
export { advance, type PointValues, point, resetTask, runScans, setPoints, type TaskModule } from './node/drive.ts';
export { bulkhead, type FirmwarePlugin } from './node/vitest.ts';
export { BulkheadTrap } from './node.ts';
