/** The machine of `bulkhead/hil`: firmware that stands still unless the test lets time pass. */
import { relative, resolve } from 'node:path';
import { SerialPortStream } from '@serialport/stream';
import type { SystemModel, TaskModel } from '../../compiler/system/model.ts';
import { suggestion } from '../../compiler/system/suggest.ts';
import type { BenchPoints, BenchTask, ConsoleLine, Machine, MachineOptions, SerialOptions, TaskStatistics } from '../../lib/hil.ts';
import type { Plant } from '../../lib/plant.ts';
import type { BuildResult } from '../build.ts';
import type { StatisticsRecord } from '../link.ts';
import { type PointReading, valueToWord, wordToValue } from '../plant-channels.ts';
import { parseRunTime } from '../run.ts';
import { describeFault, EventLines, type FaultSources } from '../run-events.ts';
import { faultSources } from '../run-fault-sources.ts';
import { benchOperation, type SimulationListener } from '../run-simulation.ts';
import { seconds } from '../run-summary.ts';
import { socketBinding } from '../serial.ts';
import { taskStatistics } from '../statistics.ts';
import { FaultyPlant } from './bench-plant.ts';
import { PointView } from './points.ts';
import { QemuTarget } from './qemu-target.ts';
import { SerialTarget } from './serial-target.ts';
import { currentTest, fileNameOf } from './test-run.ts';
import { Trace } from './trace.ts';

/** Cycles before the test gets the machine: by then every task has had its first activation. */
const firstCycles = 2;

/** What lets time pass: when to hold, and who waits for it. */
interface Passage {
  isOver(timeUs: number): boolean;
  settle(): void;
  reject(error: Error): void;
}

interface Order {
  operation: number;
  index: number;
  value?: number;
  /** What is wrong when the answer is not 1. */
  refused?: string;
}

type TargetMaker = (listener: SimulationListener, hold: (timeUs: number) => boolean) => QemuTarget | SerialTarget;

export class BenchMachine implements Machine {
  readonly plant: FaultyPlant;
  readonly points: BenchPoints<never>;
  readonly console: ConsoleLine[] = [];
  readonly events: string[] = [];
  resets = 0;
  readonly #system: SystemModel;
  readonly #options: MachineOptions;
  readonly #faultSources: FaultSources;
  readonly #eventLines: EventLines;
  readonly #target: QemuTarget | SerialTarget;
  readonly #view: PointView;
  readonly #trace: Trace;
  readonly #name: string;
  readonly #serials = new Set<SerialPortStream>();
  readonly #restarts = new Map<number, number>();
  readonly #stopped = new Set<number>();
  readonly #faults = new Map<number, string[]>();
  /** Operations that the firmware gets before it goes on. */
  readonly #orders: Order[] = [];
  #passage: Passage | null = null;
  /** How far the test wanted time to pass; the end of a cycle may lie beyond. */
  #wantedUs = 0;
  #failure: Error | null = null;
  #closed = false;
  #saved = false;

  private constructor({ elf, model }: BuildResult, plant: FaultyPlant, options: MachineOptions, makeTarget: TargetMaker) {
    this.#system = model;
    this.#options = options;
    this.#faultSources = faultSources(elf);
    this.#eventLines = new EventLines(model, this.#faultSources, (line) => this.#event(line));
    this.plant = plant;
    this.#target = makeTarget(this.#listener(), (timeUs) => this.#cycle(timeUs));
    const { channels } = this.#target;
    this.#view = new PointView(model, channels);
    this.plant.connect(channels, this.#view);
    this.points = this.#view.byName() as BenchPoints<never>;
    this.#trace = new Trace([...channels.inputs, ...channels.outputs]);
    const test = currentTest();
    this.#name = options.name ?? test?.name ?? model.name;
    if (options.trace !== 'never') test?.onFailed(() => this.#saveOnce());
  }

  /** @param port of the board that the firmware runs on; null: in QEMU */
  static async open(built: BuildResult, model: Plant | null, options: MachineOptions, port: string | null): Promise<BenchMachine> {
    const plant = new FaultyPlant(model);
    const machine = await (port === null
      ? BenchMachine.#inQemu(built, plant, model?.serial ?? {}, options)
      : BenchMachine.#onBoard(built, plant, options, port));
    try {
      let cycles = 0;
      await machine.#pass(() => ++cycles >= firstCycles, true);
      machine.#wantedUs = machine.#target.timeUs;
      return machine;
    } catch (error) {
      await machine.close();
      throw error;
    }
  }

  static async #inQemu(
    built: BuildResult,
    plant: FaultyPlant,
    devices: NonNullable<Plant['serial']>,
    options: MachineOptions,
  ): Promise<BenchMachine> {
    const { elf, model: system } = built;
    const realtime = options.realtime === true;
    return new BenchMachine(
      built,
      plant,
      options,
      (listener, hold) => new QemuTarget({ elf, system, plant, realtime, devices, listener, hold }),
    );
  }

  static async #onBoard(built: BuildResult, plant: FaultyPlant, options: MachineOptions, port: string): Promise<BenchMachine> {
    let machine: BenchMachine | null = null;
    const target = await SerialTarget.open(port, built.model, plant, {
      cycle: (timeUs) => {
        if (machine) machine.#cycle(timeUs);
      },
      reset: () => {
        if (machine) machine.#wasReset(machine.resets + 1);
      },
    });
    machine = new BenchMachine(built, plant, options, () => target);
    return machine;
  }

  get time(): number {
    return this.#target.timeUs / 1e6;
  }

  async advance(time: string): Promise<void> {
    const until = this.#wantedUs + microseconds(time);
    await this.#pass((timeUs) => timeUs >= until);
    this.#wantedUs = until;
  }

  async until(condition: () => boolean, limit: string): Promise<void> {
    const lastUs = this.#target.timeUs + microseconds(limit);
    for (;;) {
      this.#view.touched = false;
      if (condition()) return;
      if (this.#target.timeUs >= lastUs) {
        throw this.#fail(
          new Error(`the condition did not hold within ${limit}; at ${seconds(this.#target.timeUs)}: ${this.#shownPoints()}`),
        );
      }
      // Of points that are not on the link, values come in only while the firmware is held.
      const single = this.#view.touched;
      await this.#pass((timeUs) => single || timeUs >= lastUs || condition());
      this.#wantedUs = this.#target.timeUs;
    }
  }

  async during<T>(work: Promise<T>, limit = '60s'): Promise<T> {
    const lastUs = this.#target.timeUs + microseconds(limit);
    let over = false;
    const done = work.finally(() => {
      over = true;
    });
    done.catch(() => {});
    await this.#pass((timeUs) => over || timeUs >= lastUs);
    this.#wantedUs = this.#target.timeUs;
    if (!over) throw this.#fail(new Error(`the work took longer than ${limit} of simulated time`));
    return done;
  }

  fault(name: string): void {
    this.#orders.push({ operation: benchOperation.kill, index: this.#task(name).index });
  }

  force(name: string, value: PointReading): void {
    const point = this.#view.find(name);
    if (wordToValue(point.type, Number(value)) !== value) throw new Error(`${value} is no value of '${name}', which is ${point.type}`);
    this.#orders.push({ operation: benchOperation.force, index: point.index, value: valueToWord(value), refused: noRight(name) });
  }

  release(name: string): void {
    this.#orders.push({ operation: benchOperation.release, index: this.#view.find(name).index, refused: noRight(name) });
  }

  task(name: string): BenchTask {
    const { index } = this.#task(name);
    return {
      restarts: this.#restarts.get(index) ?? 0,
      stopped: this.#stopped.has(index),
      faults: this.#faults.get(index) ?? [],
      statistics: () => this.#statistics(index),
    };
  }

  serial(name: string, { baudRate = 115_200, autoOpen = true }: SerialOptions = {}): SerialPortStream {
    if (this.#target instanceof SerialTarget)
      throw new Error('the serial ports of a board are its own: open the device that is wired to it');
    const path = this.#target.serial(name);
    if (path === null) {
      if (Object.hasOwn(this.#options.plant?.serial ?? {}, name)) throw new Error(`the plant has a device on '${name}'`);
      throw new Error(`no task uses the serial port '${name}' (${suggestion(name, this.#target.serials, 'serial ports in use')})`);
    }
    const port = new SerialPortStream({ binding: socketBinding, path: `unix:${path}`, baudRate, autoOpen });
    this.#serials.add(port as SerialPortStream);
    return port as SerialPortStream;
  }

  saveTrace(file: string): { csv: string; svg: string } {
    return this.#trace.save(resolve(file), this.#name);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#options.trace === 'always') this.#saveOnce();
    for (const port of this.#serials) if (port.isOpen) await new Promise<void>((settle) => port.close(() => settle()));
    await this.#target.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Lets time pass until `isOver` says at the end of a cycle. */
  async #pass(isOver: (timeUs: number) => boolean, first = false): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#closed) throw new Error('the machine is closed');
    if (this.#passage) throw new Error('time passes already: await advance, until or during before the next');
    const passed = new Promise<void>((settle, reject) => {
      this.#passage = { isOver, settle, reject };
    });
    const broken = this.#target.ended.then((error) => {
      this.#failure ??= error ?? new Error('the machine is closed');
      throw this.#failure;
    });
    broken.catch(() => {});
    try {
      if (!first || !this.#target.holds) {
        for (const { operation, index, value, refused } of this.#orders.splice(0)) {
          const [done] = await Promise.race([this.#target.request(operation, index, value), broken]);
          if (refused !== undefined && done !== 1) throw new Error(refused);
        }
        this.#target.goOn();
      }
      await Promise.race([passed, broken]);
      for (const point of this.#view.offLink) {
        const [word] = await Promise.race([this.#target.request(benchOperation.point, point.index), broken]);
        if (word !== undefined) this.#view.take(point, word);
      }
      if (!this.#target.holds) await Promise.race([this.#askTasks(), broken]);
    } catch (error) {
      throw this.#fail(error as Error);
    } finally {
      this.#passage = null;
    }
  }

  /** At the end of a cycle; true: hold. */
  #cycle(timeUs: number): boolean {
    const { inputValues, outputValues } = this.#target.channels;
    this.#trace.cycle(timeUs, [...inputValues, ...outputValues]);
    const passage = this.#passage;
    if (!passage) return true;
    try {
      if (!passage.isOver(timeUs)) return false;
      passage.settle();
    } catch (error) {
      passage.reject(error as Error);
    }
    return true;
  }

  /** Of a board, which sends no records of its own accord. Restarts count from its reset at the start of the machine. */
  async #askTasks(): Promise<void> {
    for (const { index } of this.#system.tasks) {
      const words = await this.#target.request(benchOperation.task, index);
      const [restarts = 0, condition] = words.subarray(8);
      const before = this.#restarts.get(index) ?? 0;
      for (let count = before + 1; count <= restarts; count++) this.#eventLines.restarted(index, count);
      this.#restarts.set(index, restarts);
      if (condition === 0 && !this.#stopped.has(index)) {
        this.#stopped.add(index);
        this.#eventLines.stopped(index);
      }
    }
  }

  async #statistics(index: number): Promise<TaskStatistics> {
    if (!this.#target.holds) throw new Error('exact instructions exist in QEMU only: on a board, `bulkhead watch` shows times');
    if (this.#passage) throw new Error('time passes: await advance, until or during first');
    const [activations, minimum, maximum, low, high, latencyMinimum, latencyMaximum, overruns, restarts] = await this.#target.request(
      benchOperation.task,
      index,
    );
    const sum = BigInt(low!) | (BigInt(high!) << 32n);
    const record = {
      type: 'statistics',
      task: index,
      activations,
      minimum,
      maximum,
      sum,
      latencyMinimum,
      latencyMaximum,
      overruns,
      restarts,
    };
    return taskStatistics(record as StatisticsRecord, this.#system.board);
  }

  #task(name: string): TaskModel {
    const task = this.#system.tasks.find((candidate) => candidate.name === name);
    if (task) return task;
    const names = this.#system.tasks.map((candidate) => candidate.name);
    throw new Error(`there is no task '${name}' (${suggestion(name, names, 'tasks of the system')})`);
  }

  #event(text: string): void {
    this.events.push(text);
    this.#trace.mark(this.#target.timeUs, text);
  }

  #listener(): SimulationListener {
    const lines = this.#eventLines;
    return {
      console: (task, text) => this.console.push({ time: this.time, task: this.#system.tasks[task]!.name, text }),
      fault: (record) => {
        const faults = this.#faults.get(record.task) ?? [];
        this.#faults.set(record.task, [...faults, describeFault(record, this.#system.tasks[record.task]!, this.#faultSources)]);
        lines.fault(record);
      },
      restarted: (task, restarts) => {
        this.#restarts.set(task, restarts);
        lines.restarted(task, restarts);
      },
      stopped: (task) => {
        this.#stopped.add(task);
        lines.stopped(task);
      },
      denied: (task, slot, method, verdict) => lines.denied(task, slot, method, verdict),
      role: (event) => lines.role(event),
      logChecked: (kept, lost) => lines.logChecked(kept, lost),
      panicked: (code) => {
        lines.flush();
        this.#event(`panic: kernel or supervisor failed with code ${code}; outputs go safe and the chip resets`);
      },
      logged: (record) => lines.logged(record),
      reset: (resets) => this.#wasReset(resets),
      pty: () => {},
      up: () => {},
    };
  }

  #wasReset(resets: number): void {
    this.#eventLines.flush();
    this.resets = resets;
    this.#restarts.clear();
    this.#stopped.clear();
    this.#event(`the chip has started again (reset ${resets})`);
  }

  #shownPoints(): string {
    return this.#system.points.map(({ name }) => `${name} ${this.#view.value(name)}`).join(', ');
  }

  /** Without a test runner that tells how the test ended, a failure of the machine is the occasion for its trace. */
  #fail(error: Error): Error {
    if (this.#options.trace !== 'never' && currentTest() === null) this.#saveOnce();
    return error;
  }

  #saveOnce(): void {
    if (this.#saved) return;
    this.#saved = true;
    const { svg } = this.#trace.save(resolve('build', 'hil', fileNameOf(this.#name)), this.#name);
    process.stderr.write(`trace: ${relative(process.cwd(), svg)}, and .csv beside it\n`);
  }
}

const noRight = (point: string) => `system.ts gives no right to force '${point}': name it in monitor.forces`;

function microseconds(time: string): number {
  const us = parseRunTime(time);
  if (us === null) throw new Error(`'${time}' is no time: write a number and a unit: '500ms', '2s', '5min'`);
  return us;
}
