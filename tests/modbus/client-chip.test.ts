/** The Modbus client in QEMU: it sends what the standard says, and knows answer, exception, silence and rubbish apart. */
import { expect, it } from 'vitest';
import { askRandomServer } from './client-chip.ts';

it('asks 100 things of a server that often fails, and tells of each what became of it', async () => {
  const { failures, ending, endings } = await askRandomServer(5, 100);
  expect({ failures, ending }).toEqual({ failures: 0, ending: 'interrupted' });
  for (const kind of ['answer', 'exception', 'silent', 'invalid']) expect(endings.get(kind) ?? 0, kind).toBeGreaterThan(0);
});
