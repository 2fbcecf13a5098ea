/**
 * The firmware of a machine on a board, over the monitor's port: `BULKHEAD_TARGET=serial:/dev/ttyACM0`. Time there cannot be held: it goes on while the
 * test thinks, and the plant with it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { SerialPortStream } from '@serialport/stream';
import type { SystemModel } from '../../compiler/system/model.ts';
import { MonitorClient } from '../monitor-client.ts';
import { Channels, type SimulatedPlant } from '../plant-channels.ts';
import { exitCode, Failure } from '../run-failure.ts';
import { benchOperation } from '../run-simulation.ts';
import { choosePort, openPort } from '../serial-choice.ts';
import type { Target, TargetEvents } from './target.ts';

/** Task 0: its end resets the chip. */
const supervisor = 0;
/** What a reset takes at most, with the start of all tasks. */
const resetMs = 300;

export class SerialTarget implements Target {
  readonly holds = false;
  readonly channels: Channels;
  readonly ended: Promise<Error | null>;
  readonly #system: SystemModel;
  readonly #plant: SimulatedPlant;
  readonly #events: TargetEvents;
  #port: SerialPortStream | null = null;
  #client: MonitorClient | null = null;
  #end: (error: Error | null) => void = () => {};
  /** Milliseconds since the chip started, at its last exchange; null before the first. */
  #ms: number | null = null;
  #beforeMs = 0;

  private constructor(system: SystemModel, plant: SimulatedPlant, events: TargetEvents) {
    this.#system = system;
    this.#plant = plant;
    this.#events = events;
    this.channels = new Channels(system);
    this.ended = new Promise((settle) => {
      this.#end = settle;
    });
  }

  /**
   * Opens the port, makes sure that the firmware is the system's, and resets the chip, so that each test finds a fresh start.
   * @param name device, or `unix:PATH`, `tcp:HOST:PORT`
   * @throws Failure in words
   */
  static async open(name: string, system: SystemModel, plant: SimulatedPlant, events: TargetEvents): Promise<SerialTarget> {
    const { monitor } = system;
    if (!monitor) {
      throw new Failure(
        exitCode.input,
        "a board is reached through the monitor, and this system.ts declares none: monitor: { port: 'usart1' }",
      );
    }
    const socket = /^(unix|tcp):(.+)$/.exec(name);
    const { binding, path } = await choosePort(socket ? undefined : name, socket ? { [socket[1]!]: socket[2]! } : {});
    const target = new SerialTarget(system, plant, events);
    target.#port = await openPort(binding, path, monitor.baud);
    target.#port.on('close', () => target.#end(new Error(`${path}: the line is gone`)));
    target.#client = new MonitorClient(target.#port, system, (words) => target.#exchange(words));
    try {
      await target.#client.identify();
      // The chip is gone before it can answer.
      target.#client.tell(benchOperation.kill, supervisor);
      await delay(resetMs);
      await target.#client.identify();
      return target;
    } catch (error) {
      await target.close();
      throw error;
    }
  }

  get timeUs(): number {
    return (this.#beforeMs + (this.#ms ?? 0)) * 1000;
  }

  /** The first time: tells the firmware that its plant is here. After that, time goes on by itself. */
  goOn(): void {
    this.#client!.request(benchOperation.plant, 0, 1).catch((error: Error) => this.#end(error));
  }

  request(operation: number, index: number, value = 0): Promise<Uint32Array> {
    return this.#client!.request(operation, index, value);
  }

  async close(): Promise<void> {
    this.#end(null);
    const port = this.#port;
    if (!port?.isOpen) return;
    this.#client?.tell(benchOperation.plant, 0);
    await new Promise<void>((settle) => port.drain(() => port.close(() => settle())));
  }

  #exchange([ms = 0, ...outputs]: Uint32Array): void {
    if (outputs.length !== this.channels.outputs.length) return;
    try {
      let stepMs = this.#ms === null ? 0 : (ms - this.#ms) >>> 0;
      // The count goes on from 2^32 to 0, but not further back: that is a start of the chip.
      if (stepMs > 2 ** 31) {
        this.#beforeMs += this.#ms ?? 0;
        stepMs = 0;
        this.#events.reset();
      }
      this.#ms = ms;
      this.channels.setOutputs(outputs);
      this.channels.setInputs(this.#plant.step(stepMs / 1000, this.channels.outputsByName()), this.#plant);
      this.#events.cycle(this.timeUs);
      this.#client?.answer(this.channels.inputWords());
    } catch (error) {
      this.#end(error as Error);
    }
  }
}
