/** The host end of the monitor's port: one request after another, each asked again when its answer does not come. */
import type { SerialPortStream } from '@serialport/stream';
import { systemHash } from '../compiler/system/compartment.ts';
import type { PointModel, SystemModel } from '../compiler/system/model.ts';
import { type LogRecord, readLog } from './audit-log.ts';
import { encodeFrame, type Frame, FrameParser, frameType } from './monitor-frames.ts';
import { exitCode, Failure } from './run-failure.ts';
import { benchOperation } from './run-simulation.ts';
import { openPort, type PortChoice } from './serial-choice.ts';

const protocol = 1;
const patienceMs = 300;
const attempts = 10;

interface Pending {
  number: number;
  settle: (words: Uint32Array) => void;
}

export class MonitorClient {
  readonly #port: SerialPortStream;
  readonly #onExchange: (words: Uint32Array) => void;
  readonly #system: SystemModel;
  #pending: Pending | null = null;
  #number = 0;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param port open */
  constructor(port: SerialPortStream, system: SystemModel, onExchange: (words: Uint32Array) => void = () => {}) {
    this.#port = port;
    this.#system = system;
    this.#onExchange = onExchange;
    const parser = new FrameParser((frame) => this.#take(frame));
    port.on('data', (bytes: Buffer) => parser.push(bytes));
    // Whatever stood on the line before is no part of a frame.
    port.write(Buffer.from([0]));
  }

  /**
   * Makes sure that the firmware is the system's.
   * @throws Failure when it does not answer or is another
   */
  async identify(): Promise<void> {
    const [version, hash] = await this.request(benchOperation.identify, 0);
    if (version !== protocol)
      throw new Failure(exitCode.input, `the firmware speaks version ${version} of the monitor's protocol, this host ${protocol}`);
    if (hash !== systemHash(this.#system)) {
      throw new Failure(
        exitCode.input,
        `the firmware was not built from this system.ts for ${this.#system.board.name}: build and flash it, or name the right one`,
      );
    }
  }

  /** @throws Failure (5) when no answer comes */
  request(operation: number, index: number, value = 0): Promise<Uint32Array> {
    const answered = this.#queue.then(() => this.#ask(operation, index, value));
    this.#queue = answered.catch(() => {});
    return answered;
  }

  /** A request whose answer nobody waits for. */
  tell(operation: number, index: number, value = 0): void {
    this.#send(operation, index, value);
  }

  /** The value as the firmware holds it, not as a force shows it. */
  async pointWord(point: PointModel): Promise<number> {
    return (await this.request(benchOperation.point, point.index))[0] ?? 0;
  }

  /** The forced word, or null. */
  async forcedWord(point: PointModel): Promise<number | null> {
    const [on, word = 0] = await this.request(benchOperation.isForced, point.index);
    return on === 1 ? word : null;
  }

  /** The audit log of the kernel, the oldest record first. */
  log(): Promise<LogRecord[]> {
    return readLog((index) => this.request(benchOperation.log, index));
  }

  /** @param word null: release. @throws Failure without a right to it */
  async force(point: PointModel, word: number | null): Promise<void> {
    const [done] = await this.request(word === null ? benchOperation.release : benchOperation.force, point.index, word ?? 0);
    if (done !== 1) throw new Failure(exitCode.input, `system.ts gives no right to force '${point.name}': name it in monitor.forces`);
  }

  /** What the plant's sensors read, in answer to an exchange. */
  answer(words: ArrayLike<number>): void {
    this.#port.write(encodeFrame({ type: frameType.answer, number: 0, words }));
  }

  async #ask(operation: number, index: number, value: number): Promise<Uint32Array> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      this.#number = (this.#number + 1) & 0xff;
      const answer = new Promise<Uint32Array | null>((settle) => {
        const timer = setTimeout(() => settle(null), patienceMs);
        this.#pending = {
          number: this.#number,
          settle: (words) => {
            clearTimeout(timer);
            settle(words);
          },
        };
      });
      if (!this.#port.isOpen) throw new Failure(exitCode.input, 'the port was closed');
      this.#send(operation, index, value);
      const words = await answer;
      this.#pending = null;
      if (words) return words;
    }
    throw new Failure(
      exitCode.timeLimit,
      `no answer on ${this.#port.path}: is this the monitor's port ('${this.#system.monitor?.port}'), and the firmware running?`,
    );
  }

  #send(operation: number, index: number, value: number): void {
    const words = [((operation << 8) | index) >>> 0, value >>> 0];
    this.#port.write(encodeFrame({ type: frameType.request, number: this.#number, words }));
  }

  #take({ type, number, words }: Frame): void {
    if (type === frameType.exchange) this.#onExchange(words);
    else if (type === frameType.reply && this.#pending?.number === number) this.#pending.settle(words);
  }
}

/**
 * Opens the port, makes sure that the system's firmware is at its other end, and closes it after `work`.
 * @throws Failure: input (no monitor, no port, another firmware), time limit when nobody answers
 */
export async function withMonitor<T>(
  system: SystemModel,
  choose: () => Promise<PortChoice>,
  work: (client: MonitorClient, path: string) => Promise<T>,
): Promise<T> {
  if (!system.monitor) {
    throw new Failure(
      exitCode.input,
      "this system declares no monitor: nobody may look in\n  add to system.ts, for example: monitor: { port: 'usart1' }",
    );
  }
  const { binding, path } = await choose();
  const port = await openPort(binding, path, system.monitor.baud);
  try {
    const client = new MonitorClient(port, system);
    await client.identify();
    return await work(client, path);
  } finally {
    if (port.isOpen) await new Promise<void>((settle) => port.close(() => settle()));
  }
}
