/** Runs a built image and tells the user: console lines on stdout, what befell the tasks on stderr, a summary, the statistics file, and how it ended. */
import { writeFileSync } from 'node:fs';
import type { SystemModel } from '../compiler/system/model.ts';
import { LinkError } from './link.ts';
import { hex } from './output.ts';
import type { LoadedPlant } from './plant.ts';
import { EventLines, type FaultSources } from './run-events.ts';
import { exitCode, Failure } from './run-failure.ts';
import { defaultSilenceMs, type SimulationEnding, type SimulationListener, type SimulationResult, simulate } from './run-simulation.ts';
import { pointsSummary, seconds, tasksSummary } from './run-summary.ts';
import type { SerialConnection } from './serial-options.ts';
import { systemStatistics } from './statistics.ts';

export interface RunOptions {
  elf: string;
  system: SystemModel;
  plant: LoadedPlant | null;
  serial: readonly SerialConnection[];
  realtime: boolean;
  /** Simulated microseconds; null: until interrupted. */
  forUs: number | null;
  /** Absolute path of the statistics file. */
  statsFile: string | null;
  summary: boolean;
  interrupt: AbortSignal;
  faults: FaultSources;
  /** One line each, without line end. */
  stdout: (line: string) => void;
  stderr: (line: string) => void;
  silenceMs?: number;
}

/**
 * @returns when the firmware did what it should for the whole time
 * @throws Failure: firmware failed when a task is stopped for good, the chip does not come up again, the link breaks or QEMU dies; time limit when the firmware is silent.
 *   InputError when the plant model fails.
 */
export async function runImage(options: RunOptions): Promise<void> {
  const { system, stdout, stderr } = options;
  const events = new EventLines(system, options.faults, stderr);
  const result = await simulate({ ...options, listener: listen(options, events) }).catch(firmwareAtFault);
  events.flush();
  const statistics = systemStatistics(result.statistics, system);
  if (options.summary) {
    const parts = [pointsSummary(result.recorder), statistics ? tasksSummary(statistics) : ''].filter((part) => part !== '');
    if (parts.length > 0) stdout(`\n${parts.join('\n\n')}`);
    if (result.exchanges > 0) stderr(timeLine(result));
  }
  if (result.resets > 0) {
    stderr(`the chip was reset ${result.resets === 1 ? 'once' : `${result.resets} times`}; statistics count from the last reset`);
  }
  if (options.statsFile !== null && statistics) writeStatistics(options.statsFile, `${JSON.stringify(statistics, null, 2)}\n`);
  judge(result, statistics !== null, options);
}

/** Firmware and host come from one checkout: bytes that are no record were written by firmware that has gone wrong. */
function firmwareAtFault(error: unknown): never {
  if (error instanceof LinkError)
    throw new Failure(exitCode.firmwareFailed, `the firmware sent what is no record of the simulation link: ${error.message}`);
  throw error;
}

function listen(options: RunOptions, events: EventLines): SimulationListener {
  const { system, stdout, stderr, serial } = options;
  return {
    console: (task, text) => stdout(`${system.tasks[task]!.name}: ${text}`),
    fault: (record) => events.fault(record),
    restarted: (task, restarts) => events.restarted(task, restarts),
    stopped: (task) => events.stopped(task),
    denied: (task, slot, method, verdict) => events.denied(task, slot, method, verdict),
    role: (event) => events.role(event),
    logChecked: (kept, lost) => events.logChecked(kept, lost),
    panicked: (code, pc) => {
      events.flush();
      const place = pc === 0 ? '' : ` at ${options.faults.place(pc).line ?? hex(pc)}`;
      stderr(`panic: kernel or supervisor failed with code ${code}${place}; outputs go safe and the chip resets`);
    },
    logged: (record) => events.logged(record),
    reset: (resets) => {
      events.flush();
      stderr(`the chip has started again (reset ${resets})`);
    },
    pty: (name, path) => stderr(`${name}: ${path}`),
    up: () => {
      for (const { name, target } of serial) {
        if (target.kind === 'unix') stderr(`${name}: unix:${target.path}`);
        if (target.kind === 'tcp') stderr(`${name}: tcp:127.0.0.1:${target.port}`);
      }
    },
  };
}

function timeLine({ simulatedUs, hostMs, exchanges }: SimulationResult): string {
  const factor = hostMs > 0 ? simulatedUs / 1000 / hostMs : 0;
  return `${seconds(simulatedUs)} simulated in ${(hostMs / 1000).toFixed(2)} s, ${factor.toFixed(1)} times real time; ${exchanges} exchanges with the plant`;
}

function writeStatistics(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Failure(exitCode.input, `--stats ${file}: ${(error as Error).message}`);
  }
}

/** Why a run ended that should have gone on; null when it is as it should be. */
export function endingFailure(result: SimulationResult, silenceMs = defaultSilenceMs): Failure | null {
  const said = result.qemu.text === '' ? '' : `\n${result.qemu.text}`;
  const endings: Partial<Record<SimulationEnding, () => Failure>> = {
    silent: () =>
      new Failure(exitCode.timeLimit, `the firmware said nothing for ${silenceMs / 1000} s: it hangs, or it never started${said}`),
    resetting: () => new Failure(exitCode.firmwareFailed, 'the chip resets again and again and gets nothing done; the run was ended'),
    exited: () =>
      new Failure(
        exitCode.firmwareFailed,
        `QEMU ended early (${result.qemu.signal ? `signal ${result.qemu.signal}` : `exit code ${result.qemu.code}`}) after ${seconds(result.simulatedUs)} of simulated time${said}`,
      ),
  };
  return endings[result.ending]?.() ?? null;
}

function judge(result: SimulationResult, complete: boolean, { system, silenceMs }: RunOptions): void {
  const failure = endingFailure(result, silenceMs);
  if (failure) throw failure;
  const said = result.qemu.text === '' ? '' : `\n${result.qemu.text}`;
  if (result.stopped.size > 0) {
    const names = [...result.stopped].map((task) => system.tasks[task]!.name);
    throw new Failure(exitCode.firmwareFailed, `stopped for good: ${names.join(', ')}`);
  }
  if (!complete) {
    if (result.ending === 'interrupted')
      throw new Failure(exitCode.timeLimit, 'the firmware did not stop when told to; there are no statistics');
    throw new Failure(exitCode.firmwareFailed, `the firmware ended without the statistics of all tasks${said}`);
  }
}
