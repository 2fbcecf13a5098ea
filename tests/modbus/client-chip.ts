/** The client in QEMU against a server that is good, broken, slow or silent at random. */
import { expect } from 'vitest';
import { ScriptedServer } from './client-script.ts';
import { type DeviceRun, runWithDevice } from './device.ts';
import { randomFrom } from './frames.ts';

export async function askRandomServer(seed: number, count: number): Promise<DeviceRun & { endings: Map<string, number> }> {
  const server = new ScriptedServer(randomFrom(seed));
  const run = await runWithDevice('client', 'usart2', {
    console: (text) => server.line(text),
    exchange: (received) => {
      if (server.problems.length > 5 || (server.decided >= count && server.awaited === 0)) return null;
      return server.exchange(received);
    },
  });
  expect(server.problems).toEqual([]);
  return { ...run, endings: server.endings };
}
