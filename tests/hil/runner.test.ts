/** The runner against QEMU and a bare-metal peer: what a run prints, how it ends, and that nothing is left behind. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPortStream } from '@serialport/stream';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../scripts/errors.ts';
import { loadPlant } from '../../scripts/plant.ts';
import { Failure } from '../../scripts/run-failure.ts';
import { type RunOptions, runImage } from '../../scripts/run-image.ts';
import { simulate } from '../../scripts/run-simulation.ts';
import { socketBinding } from '../../scripts/serial.ts';
import { Symbols } from '../../scripts/symbols.ts';
import { tank } from '../unit/host/system.ts';
import { buildPeer } from './fixture.ts';

// QEMU runs as fast as the machine lets it.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
// Run folders of this file's runs alone: other test files run at the same time.
process.env.TMPDIR = folder;
const runFolders = () => readdirSync(folder).filter((name) => name.startsWith('bulkhead-run-'));

const plantFile = join(folder, 'plant.ts');
writeFileSync(
  plantFile,
  `import { noise } from 'bulkhead/plant';
export default () => {
  let level = 500;
  const jitter = noise(1, 2);
  return { step(dt: number, { pump }: { pump: boolean }) { level += dt * (pump ? 150 : -90); return { level: level + jitter() }; } };
};`,
);

interface Outcome {
  stdout: string[];
  stderr: string[];
  failure: Failure | null;
}

async function run(defines: Record<string, number>, more: Partial<RunOptions> = {}): Promise<Outcome> {
  const elf = buildPeer(folder, defines);
  const symbols = new Symbols(elf);
  const outcome: Outcome = { stdout: [], stderr: [], failure: null };
  try {
    await runImage({
      elf,
      system: tank,
      plant: await loadPlant(plantFile),
      serial: [],
      realtime: false,
      forUs: 1_000_000,
      statsFile: null,
      summary: true,
      interrupt: new AbortController().signal,
      faults: { place: (pc) => symbols.place(pc), trap: () => null },
      stdout: (line) => outcome.stdout.push(line),
      stderr: (line) => outcome.stderr.push(line),
      ...more,
    });
  } catch (error) {
    if (!(error instanceof Failure) || error instanceof InputError) throw error;
    outcome.failure = error;
  }
  return outcome;
}

describe('a run', () => {
  it('gives byte-identical output and statistics twice', async () => {
    const once = async () => {
      const statsFile = join(folder, 'stats.json');
      const { stdout, failure } = await run({}, { forUs: 20_000_000, statsFile });
      expect(failure).toBeNull();
      return { stdout, stats: readFileSync(statsFile, 'utf8') };
    };
    const first = await once();
    expect(await once()).toEqual(first);
    expect(first.stdout[0]).toBe('control: five exchanges');
    expect(first.stdout[1]).toContain('pump: switched 6 times');
    expect(JSON.parse(first.stats).tasks.control).toEqual({
      activations: 100,
      instructions: { min: 500, avg: 750, max: 1000 },
      jitterNs: { max: 80 },
      overruns: 2,
      restarts: 1,
    });
  });

  it('tells a fault with its source line, the restart, and a denied call', async () => {
    const { stderr, failure } = await run({ FAULTS: 1 });
    expect(failure).toBeNull();
    expect(stderr[0]).toMatch(/^control: memory fault writing 0x20001000 at link\.c:\d+, restarted \(1\)$/);
    expect(stderr[1]).toBe('io: call of slot 0 (method 0) denied by its rate');
  });

  it('goes on after a panic and a reset, and counts it', async () => {
    const { stderr, stdout, failure } = await run({ PANIC_AT: 30 });
    expect(failure).toBeNull();
    expect(stdout.filter((line) => line === 'control: five exchanges')).toHaveLength(2);
    expect(stderr[0]).toMatch(/^panic: kernel or supervisor failed with code 3 at link\.c:\d+/);
    expect(stderr[1]).toBe('the chip has started again (reset 1)');
    expect(stderr.at(-1)).toContain('reset once');
  });

  it('can be stopped in good order', async () => {
    const interrupt = new AbortController();
    const { stdout, failure } = await run(
      {},
      { forUs: null, interrupt: interrupt.signal, stdout: (line) => line.includes('five') && interrupt.abort() },
    );
    expect(failure).toBeNull();
    expect(stdout).toEqual([]);
  });
});

describe('a run that fails', () => {
  it.each<[string, Record<string, number>, number, string]>([
    ['with 4 when a task is stopped for good', { STOPS: 1 }, 4, 'stopped for good: control'],
    ['with 4 when QEMU ends early', { EXITS: 1 }, 4, 'QEMU ended early (exit code 7)'],
    ['with 4 when the chip only resets', { LOOPS: 1 }, 4, 'resets again and again'],
    ['with 5 when the firmware never speaks', { SILENT: 1 }, 5, 'said nothing for 1 s'],
  ])('ends %s', async (_, defines, exitCode, message) => {
    const { failure } = await run(defines, { silenceMs: 1000 });
    expect(failure).toMatchObject({ exitCode, message: expect.stringContaining(message) });
  });

  it('ends with 4 and QEMU’s words when QEMU refuses to start', async () => {
    const board = { ...tank.board, qemu: { machine: 'no-such-board', icountShift: 3, serials: [] } };
    const { failure } = await run({}, { system: { ...tank, board } });
    expect(failure).toMatchObject({ exitCode: 4, message: expect.stringContaining('unsupported machine type') });
  });

  it('ends with the plant model’s error when that throws in the middle', async () => {
    const file = join(folder, 'bad.ts');
    writeFileSync(file, 'let n = 0;\nexport default { step() {\n  if (n++ === 20) throw new Error("leak");\n  return {};\n} };');
    await expect(run({}, { plant: await loadPlant(file) })).rejects.toMatchObject({
      exitCode: 1,
      diagnostics: [{ code: 'BH5003', place: { file, line: 3 } }],
    });
  });
});

describe('the simulation link', () => {
  it('carries one exchange after the other, without a pause', async () => {
    const none = () => {};
    const result = await simulate({
      elf: buildPeer(folder, { TICKS: 0 }),
      system: tank,
      plant: null,
      serial: [],
      realtime: false,
      forUs: 20_000_000,
      interrupt: new AbortController().signal,
      listener: {
        console: none,
        fault: none,
        restarted: none,
        stopped: none,
        denied: none,
        panicked: none,
        reset: none,
        pty: none,
        up: none,
      },
    });
    expect(result.ending).toBe('completed');
    expect(result.exchanges).toBe(19_978);
  });

  it('keeps simulated time with the clock on the wall with --realtime', async () => {
    const started = performance.now();
    const { failure } = await run({}, { realtime: true });
    const took = performance.now() - started;
    expect(failure).toBeNull();
    expect(took).toBeGreaterThan(950);
    expect(took).toBeLessThan(5000);
  });
});

describe('a serial port of the board', () => {
  it('is a socket, gone after the run', async () => {
    const path = join(folder, 'usart2');
    let echoed = '';
    const interrupt = new AbortController();
    const { stderr, failure } = await run(
      { ECHO: 1 },
      {
        realtime: true,
        forUs: 20_000_000,
        serial: [{ name: 'usart2', target: { kind: 'unix', path } }],
        interrupt: interrupt.signal,
        stderr: (line) => {
          if (line !== `usart2: unix:${path}`) return;
          const port = new SerialPortStream({ binding: socketBinding, path, baudRate: 115_200 });
          port.on('data', (bytes: Buffer) => {
            echoed += bytes;
            if (echoed.length < 5) return;
            port.close();
            interrupt.abort();
          });
          port.write('hello');
        },
      },
    );
    expect(failure).toBeNull();
    expect(echoed).toBe('hello');
    expect(stderr).toEqual([]);
    expect(readdirSync(folder)).not.toContain('usart2');
  });

  it('is a pseudo-terminal whose name is told', async () => {
    const { stderr, failure } = await run({}, { serial: [{ name: 'usart2', target: { kind: 'pty' } }] });
    expect(failure).toBeNull();
    expect(stderr[0]).toMatch(/^usart2: \/dev\/pts\/\d+$/);
  });
});

describe('after all runs', () => {
  it('no run folder is left', () => {
    expect(runFolders()).toEqual([]);
  });

  it('no QEMU is left', () => {
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => line.includes('qemu-system-arm') && line.includes(folder))).toEqual([]);
  });
});
