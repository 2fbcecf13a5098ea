/**
 * `bulkhead/vitest` as Node loads it, for a vitest.config.ts of whoever tests firmware: Node 20 reads no TypeScript, so tsx loads the module that is meant.
 * In test files the plugin resolves the same name to vitest.ts itself.
 */
import { tsImport } from 'tsx/esm/api';

export const { advance, BulkheadTrap, bulkhead, point, resetTask, runScans, setPoints } = await tsImport('./vitest.ts', import.meta.url);
