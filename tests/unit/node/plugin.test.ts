/** `bulkhead/vitest`: firmware loaded through Vite traps as on the chip, and its stack leads to the TypeScript line. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createViteServer } from 'vitest/node';
import { bulkhead } from '../../../lib/vitest.ts';

const source = `import { type u8, points } from 'bulkhead';

interface Unused {
  a: u8;
}
let count: u8 = 254;

export function scan(): u8 {
  count += 1;
  return count;
}
`;

describe('the Vite plugin', () => {
  // A system outside of the repository: nothing of node_modules is near.
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bulkhead-plugin-')));
  let server: Awaited<ReturnType<typeof createViteServer>>;

  beforeAll(async () => {
    writeFileSync(path.join(folder, 'task.ts'), source);
    server = await createViteServer({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [bulkhead()],
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
      environments: { ssr: { resolve: { noExternal: true } } },
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('makes firmware trap with the text of the chip', async () => {
    const task = (await server.ssrLoadModule(path.join(folder, 'task.ts'))) as { scan(): number };
    expect(task.scan()).toBe(255);
    expect(() => task.scan()).toThrow('task.ts:9 value 256 out of u8 0..255');
  });

  it('gives Vite a map with the source in it', async () => {
    const result = await server.environments.ssr.transformRequest(path.join(folder, 'task.ts'));
    const map = result?.map as { sourcesContent?: (string | null)[] } | null;
    expect(map?.sourcesContent?.[0]).toBe(source);
  });

  it('leaves other modules alone', () => {
    const plugin = bulkhead();
    expect(plugin.transform('export const a = 1;\n', path.join(folder, 'other.ts'))).toBeNull();
    expect(plugin.transform("import 'bulkhead';\n", path.join(folder, 'control.test.ts'))).toBeNull();
    expect(plugin.resolveId('bulkhead/iec')).toMatch(/lib\/iec\.ts$/);
    expect(plugin.resolveId('vitest')).toBeNull();
  });
});
