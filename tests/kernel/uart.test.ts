import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { buildBench, runBench } from './bench.ts';

vi.setConfig({ testTimeout: 60_000 });

test('a task serves its USART by interrupt', async () => {
  const bench = await buildBench('uart', { echo: { source: 'kernel/firmware/echo-uart.c', uses: ['usart2'] } });
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-uart-'));
  const path = join(folder, 's');
  const text = `the quick brown fox ${'jumps over the lazy dog '.repeat(20)}`;
  let received = '';
  let connected = false;
  const connect = () => {
    const socket = createConnection(path);
    socket.on('connect', () => socket.write(text));
    socket.on('data', (data) => {
      received += data.toString();
    });
    socket.on('error', () => {
      connected = false;
    });
  };
  try {
    const run = await runBench(
      bench,
      (tick) => {
        if (!connected) {
          connected = true;
          connect();
        }
        return received.length >= text.length || tick > 1_000_000;
      },
      () => [],
      { serial: [{ name: 'usart2', target: { kind: 'unix', path } }] },
    );
    expect(received).toBe(text.toUpperCase());
    expect(run.faults('echo')).toEqual([]);
    expect(run.end.code).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
