/**
 * One run of a system in QEMU against its plant model: the loop around the link. It decides when the run ends and why; what is shown is left to its listener.
 */
import type { SystemModel } from '../compiler/system/model.ts';
import type { AuditEvent, FaultEvent, LogRecord } from './audit-log.ts';
import { LinkError, type LinkRecord, linkVersion, type StatisticsRecord } from './link.ts';
import { Channels, type SimulatedPlant } from './plant-channels.ts';
import { type Machine, type MachineEnd, startMachine } from './qemu.ts';
import { Recorder } from './run-recorder.ts';
import type { SerialConnection } from './serial-options.ts';

/** Everything that happens, in the order in which it does. Task numbers are indices of the system's tasks. */
export interface SimulationListener {
  console(task: number, text: string): void;
  fault(record: FaultEvent): void;
  restarted(task: number, restarts: number): void;
  stopped(task: number): void;
  denied(task: number, slot: number, method: number, verdict: number): void;
  panicked(code: number, pc: number): void;
  /** The state of a role or a flow has changed, because of `task`. */
  role?(event: AuditEvent & { type: 'role' }): void;
  /** The kernel has started and looked at its log. */
  logChecked?(kept: number, lost: number): void;
  /** A record of the audit log from before the last reset, as the chip kept it. */
  logged?(record: LogRecord): void;
  /** The chip has started again; `resets` counts from 1. */
  reset(resets: number): void;
  /** QEMU runs: a debugger can connect. */
  started?(): void;
  /** A pseudo-terminal is there; never before `up`. */
  pty(name: string, path: string): void;
  /** All tasks have had their first activation: what is sent to a serial port from now on is received. */
  up(): void;
}

export interface SimulationOptions {
  elf: string;
  system: SystemModel;
  plant: SimulatedPlant | null;
  serial: readonly SerialConnection[];
  /** Whether bytes may come in on a serial line; default: when one is connected. */
  linesInUse?: () => boolean;
  realtime: boolean;
  /** Path of a socket for a debugger. */
  gdb?: string;
  /** Simulated microseconds; null: until `interrupt` is aborted. */
  forUs: number | null;
  /** Aborted: the firmware is stopped in good order at its next exchange. */
  interrupt: AbortSignal;
  listener: SimulationListener;
  /**
   * Called once a cycle, when the plant has made its step and before the firmware is answered. True: firmware and simulated time stand still until
   * `Simulation.goOn`.
   */
  hold?: (timeUs: number) => boolean;
  /** Host milliseconds without any record after which the firmware counts as hung. */
  silenceMs?: number;
}

/** Why a run ended. `exited`: QEMU ended by itself. `resetting`: the chip resets again and again and gets nothing done. */
export type SimulationEnding = 'completed' | 'interrupted' | 'exited' | 'silent' | 'resetting';

export interface SimulationResult {
  ending: SimulationEnding;
  /** Simulated microseconds, resets included. */
  simulatedUs: number;
  /** Host milliseconds between the first and the last exchange. */
  hostMs: number;
  exchanges: number;
  resets: number;
  /** Tasks that are stopped for good. */
  stopped: ReadonlySet<number>;
  statistics: ReadonlyMap<number, StatisticsRecord>;
  recorder: Recorder;
  qemu: MachineEnd;
}

export const defaultSilenceMs = 30_000;
/** Resets in a row without an exchange between them. */
const mostIdleResets = 3;
/** Records that the kernel sends in its own name. */
const kernelRecords: ReadonlySet<LinkRecord['type']> = new Set(['hello', 'logged', 'start', 'unknown', 'panic', 'exchange', 'outputs']);
/** The exchange by which the tasks have set up their peripherals: a USART drops what comes before. The I/O task makes its first before they run. */
const startedAt = 2;
/** How long the firmware may take to its statistics once it was told to stop. */
const stopMs = 5_000;

/**
 * Runs until the time is up, it is interrupted, or the firmware ends.
 * @throws InputError when the plant model fails; LinkError when the firmware does not keep to the link
 */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const simulation = new Simulation(options);
  return simulation.run();
}

/** Operations of a test bench on the firmware that stands still: enum bulkhead_about of kernel/include/bulkhead.h, enum io_operation of hal/io/io.h. */
export const benchOperation = {
  task: 1,
  point: 2,
  kill: 3,
  log: 4,
  identify: 0x10,
  force: 0x11,
  release: 0x12,
  isForced: 0x13,
  plant: 0x14,
} as const;

/** A run that whoever makes it can hold and look into; `simulate` for one that simply runs. */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly channels: Channels;
  readonly #recorder: Recorder;
  readonly #statistics = new Map<number, StatisticsRecord>();
  readonly #stopped = new Set<number>();
  #machine: Machine | null = null;
  #problem: Error | null = null;
  #ending: SimulationEnding = 'exited';
  #stopping = false;
  /** The run was given up: what still comes is not looked at. */
  #over = false;
  readonly #ptys: { name: string; path: string }[] = [];
  #hellos = 0;
  #idleHellos = 0;
  #exchanges = 0;
  /** Simulated time of the starts before the last reset. */
  #ticksBefore = 0;
  #tick = 0;
  #stepTick: number | null = null;
  #firstMs = 0;
  #lastMs = 0;
  #spokeMs = performance.now();
  /** The firmware waits for `goOn`. */
  #held = false;
  /** The chip was reset while it was held: its next exchange comes without an answer to the last. */
  #slipped = false;
  #answered: ((words: Uint32Array) => void) | null = null;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.channels = new Channels(options.system, options.system.board.qemu?.pins !== undefined);
    this.#recorder = new Recorder(this.channels);
  }

  /** Simulated microseconds, resets included. */
  get timeUs(): number {
    return (this.#ticksBefore + this.#tick) * this.#options.system.board.tickUs;
  }

  /** Lets the held firmware go on, with the inputs as they are now; nothing when a reset has let it go already. */
  goOn(): void {
    if (this.#slipped) {
      this.#slipped = false;
      return;
    }
    if (!this.#held) throw new Error('the firmware is not held');
    this.#held = false;
    this.#spokeMs = performance.now();
    this.#answer();
  }

  /**
   * Asks the held firmware, which stays held. Its own instructions for the answer are all the simulated time that it takes.
   * @param index of a task or a point
   * @returns the words of the answer; none when there is none, or when the chip was reset meanwhile
   */
  request(operation: number, index: number, value = 0): Promise<Uint32Array> {
    if (this.#slipped) return Promise.resolve(new Uint32Array());
    if (!this.#held || this.#answered) throw new Error('the firmware is not held');
    return new Promise((settle) => {
      this.#answered = settle;
      this.#spokeMs = performance.now();
      this.#machine?.answer([...this.channels.inputWords(), ((operation << 8) | index) >>> 0, value >>> 0], false);
    });
  }

  /** Ends QEMU; `run` then settles. May be called again. */
  async close(): Promise<void> {
    this.#over = true;
    await this.#machine?.close();
  }

  async run(): Promise<SimulationResult> {
    const { elf, system, serial, linesInUse, realtime, gdb, interrupt, listener } = this.#options;
    this.#machine = await startMachine({
      elf,
      board: system.board,
      serial,
      channels: this.channels,
      ...(linesInUse === undefined ? {} : { linesInUse }),
      realtime,
      ...(gdb === undefined ? {} : { gdb }),
      onRecord: (record) => this.#take(record),
      onLinkError: (error) => this.#fail(error),
      onPty: (name, path) => {
        if (this.#exchanges >= startedAt) listener.pty(name, path);
        else this.#ptys.push({ name, path });
      },
    });
    listener.started?.();
    this.#spokeMs = performance.now();
    const watch = this.#watchSilence();
    const onInterrupt = () => this.#stopSoon();
    interrupt.addEventListener('abort', onInterrupt);
    let qemu: MachineEnd;
    try {
      if (interrupt.aborted) onInterrupt();
      qemu = await this.#machine.ended;
    } finally {
      clearInterval(watch);
      interrupt.removeEventListener('abort', onInterrupt);
      await this.#machine.close();
    }
    if (this.#problem) throw this.#problem;
    return {
      ending: this.#ending,
      simulatedUs: this.timeUs,
      hostMs: this.#lastMs - this.#firstMs,
      exchanges: this.#exchanges,
      resets: Math.max(0, this.#hellos - 1),
      stopped: this.#stopped,
      statistics: this.#statistics,
      recorder: this.#recorder,
      qemu,
    };
  }

  #take(record: LinkRecord): void {
    if (this.#over) return;
    const { listener, system } = this.#options;
    this.#spokeMs = performance.now();
    if (!kernelRecords.has(record.type) && system.tasks[record.task] === undefined) {
      throw new LinkError(`a record names task ${record.task}; the system has ${system.tasks.length} tasks`);
    }
    switch (record.type) {
      case 'exchange':
        this.#exchange(record.tick, record.words);
        break;
      case 'outputs':
        // A panic tells all safe values; what the pins are at, the next exchange tells.
        this.#setOutputs(record.words.subarray(0, this.channels.linkOutputs));
        this.#recorder.change();
        break;
      case 'console':
        listener.console(record.task, record.text);
        break;
      case 'fault':
        listener.fault(record);
        break;
      case 'restart':
        listener.restarted(record.task, record.restarts);
        break;
      case 'stopped':
        this.#stopped.add(record.task);
        listener.stopped(record.task);
        break;
      case 'statistics':
        this.#statistics.set(record.task, record);
        break;
      case 'logged':
        listener.logged?.(record.log);
        break;
      case 'panic':
        listener.panicked(record.code, record.pc);
        break;
      case 'hello':
        this.#hello(record.version, record.tasks);
        break;
      case 'role':
        listener.role?.(record);
        break;
      case 'start':
        listener.logChecked?.(record.kept, record.lost);
        break;
      case 'force': // the I/O task says so itself
      case 'unknown':
        break;
      case 'denied':
        listener.denied(record.task, record.slot, record.method, record.verdict);
        break;
    }
  }

  #hello(version: number, tasks: number): void {
    const { listener, system } = this.#options;
    if (version !== linkVersion)
      throw new LinkError(`the firmware speaks version ${version} of the link, this host version ${linkVersion}`);
    if (tasks !== system.tasks.length) throw new LinkError(`the firmware has ${tasks} tasks, the system ${system.tasks.length}`);
    this.#hellos++;
    if (this.#hellos === 1) return;
    this.#ticksBefore += this.#tick;
    this.#tick = 0;
    this.#stepTick = null;
    this.#stopped.clear();
    this.#machine?.pins?.reset();
    listener.reset(this.#hellos - 1);
    this.#slipped ||= this.#held;
    this.#held = false;
    this.#reply(new Uint32Array());
    this.#idleHellos++;
    if (this.#idleHellos >= mostIdleResets) this.#end('resetting');
  }

  /** What the firmware answered to a request; false: it was not asked. */
  #reply(words: Uint32Array): boolean {
    const settle = this.#answered;
    this.#answered = null;
    settle?.(words);
    return settle !== null;
  }

  #exchange(tick: number, words: Uint32Array): void {
    const { plant, forUs, system, hold } = this.#options;
    const { linkOutputs } = this.channels;
    if (this.#reply(words.subarray(linkOutputs))) {
      this.#setOutputs(words.subarray(0, linkOutputs));
      return;
    }
    this.#idleHellos = 0;
    this.#lastMs = performance.now();
    if (this.#exchanges++ === 0) this.#firstMs = this.#lastMs;
    this.#setOutputs(words);
    const pins = this.#machine?.pins;
    if (pins) this.channels.setOutputLevels(pins.read());
    this.#tick = tick;
    if (plant) {
      // The tick is 32 bits wide; after a reset the machine has stood still for no time that we know of.
      const ticks = this.#stepTick === null ? 0 : (tick - this.#stepTick) >>> 0;
      this.channels.setInputs(plant.step((ticks * system.board.tickUs) / 1e6, this.channels.outputsByName()), plant);
    }
    this.#stepTick = tick;
    const timeUs = this.timeUs;
    this.#recorder.cycle(timeUs);
    if (!this.#stopping && forUs !== null && timeUs >= forUs) {
      this.#ending = 'completed';
      this.#stopping = true;
    }
    if (this.#exchanges === startedAt) this.#up();
    if (!this.#stopping && hold?.(timeUs)) this.#held = true;
    else this.#answer();
  }

  #answer(): void {
    this.#machine?.pins?.drive(this.channels.inputLevels());
    this.#machine?.answer(this.channels.inputWords(), this.#stopping);
  }

  #up(): void {
    const { listener } = this.#options;
    listener.up();
    for (const { name, path } of this.#ptys) listener.pty(name, path);
  }

  #setOutputs(words: Uint32Array): void {
    const expected = this.channels.linkOutputs;
    if (words.length !== expected)
      throw new LinkError(`an exchange has ${words.length} output words, the system ${expected} outputs on the link`);
    this.channels.setOutputs(words);
  }

  #stopSoon(): void {
    if (this.#stopping) return;
    this.#ending = 'interrupted';
    this.#stopping = true;
    // The next exchange stops it; one that never comes does not keep the user waiting.
    setTimeout(() => void this.#machine?.close(), stopMs).unref();
  }

  #watchSilence(): NodeJS.Timeout {
    const limit = this.#options.silenceMs ?? defaultSilenceMs;
    return setInterval(
      () => {
        if (!this.#held && performance.now() - this.#spokeMs >= limit) this.#end('silent');
      },
      Math.min(1000, limit / 4),
    );
  }

  #end(ending: SimulationEnding): void {
    this.#over = true;
    this.#ending = ending;
    void this.#machine?.close();
  }

  #fail(error: Error): void {
    this.#over = true;
    this.#problem ??= error;
    void this.#machine?.close();
  }
}
