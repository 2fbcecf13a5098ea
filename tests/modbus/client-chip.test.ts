/** The Modbus client in QEMU: it sends what the standard says, and knows answer, exception, silence and rubbish apart. */
import { machine } from 'bulkhead/hil';
import { expect, it } from 'vitest';
import { askRandomServer } from './client-chip.ts';
import { sealed } from './reference.ts';

it('asks 100 things of a server that often fails, and tells of each what became of it', async () => {
  const { failures, ending, endings } = await askRandomServer(5, 100);
  expect({ failures, ending }).toEqual({ failures: 0, ending: 'interrupted' });
  for (const kind of ['answer', 'exception', 'silent', 'invalid']) expect(endings.get(kind) ?? 0, kind).toBeGreaterThan(0);
});

it('goes on polling in a task without a period', async () => {
  let asked = 0;
  const exchange = (received: Uint8Array) => (received.length > 0 ? sealed([2, 4, 2, 0, ++asked]) : new Uint8Array(0));
  await using m = await machine('tests/fixtures/modbus/poller', { plant: { step: () => ({}), serial: { usart2: { exchange } } } });
  await m.until(() => m.points.level.value >= 10, '20s');
  await expect(async () => m.serial('usart2')).rejects.toThrow("the plant has a device on 'usart2'");
});
