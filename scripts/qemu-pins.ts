/**
 * The pins of a board that QEMU models, over its qtest protocol: the plant drives the inputs of the model's ports and reads from their registers what the
 * firmware drives. QEMU serves it only while its processor is halted, which the firmware does whenever it waits for the host (BULKHEAD_LINK_HALTS of
 * kernel/arch/armv7m/entry.S); simulated time stands still meanwhile, so a run repeats to the bit.
 *
 * Commands and replies go through a pair of FIFOs, and are written and read without leaving the event loop: the whole exchange waits for them.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Board, PointModel } from '../compiler/system/model.ts';
import { type PinPlace, placeOfPin } from '../compiler/system/points.ts';

const patienceMs = 10_000;
/** Reads without a reply before the thread sleeps between them. */
const spins = 200;
const sleepMs = 0.05;

export class PinWires {
  /** For QEMU's command line. */
  readonly arguments: readonly string[];
  readonly #board: Board;
  readonly #inputs: readonly PinPlace[];
  readonly #outputs: readonly PinPlace[];
  readonly #commands: number;
  readonly #replies: number;
  readonly #sleeper = new Int32Array(new SharedArrayBuffer(4));
  /** Levels as last driven. */
  #driven: (boolean | undefined)[] = [];
  #closed = false;

  /** @param folder for the FIFOs; QEMU must be started after this */
  constructor(folder: string, board: Board, inputs: readonly PointModel[], outputs: readonly PointModel[]) {
    const path = join(folder, 'qtest');
    execFileSync('mkfifo', [`${path}.in`, `${path}.out`]);
    // The accelerator must be named, or QEMU takes one that runs no code; its log would go to stderr.
    this.arguments = ['-accel', 'tcg', '-qtest', `pipe:${path}`, '-qtest-log', '/dev/null'];
    this.#board = board;
    this.#inputs = inputs.map(pinOf);
    this.#outputs = outputs.map(pinOf);
    this.#commands = openSync(`${path}.in`, 'r+');
    // For reading only: the end of QEMU is the end of the file.
    this.#replies = openSync(`${path}.out`, constants.O_RDONLY | constants.O_NONBLOCK);
  }

  /** Levels of the output pins, from the input data registers of their ports: what the pins are at. */
  read(): boolean[] {
    const ports = [...new Set(this.#outputs.map(({ port }) => port))];
    const { idr } = this.#board.qemu!.pins!;
    const replies = this.#ask(ports.map((port) => `readl 0x${(this.#board.peripherals[port]!.base + idr).toString(16)}`));
    const levels = new Map(ports.map((port, index) => [port, Number(replies[index])]));
    return this.#outputs.map(({ port, number }) => ((levels.get(port)! >> number) & 1) === 1);
  }

  /** Drives the input pins. */
  drive(levels: readonly boolean[]): void {
    const { at } = this.#board.qemu!.pins!;
    const changed = this.#inputs.flatMap(({ port, number }, index) =>
      levels[index] === this.#driven[index] ? [] : [`set_irq_in ${at}/${port} unnamed-gpio-in ${number} ${levels[index] ? 1 : 0}`],
    );
    this.#driven = [...levels];
    this.#ask(changed);
  }

  /** The chip was reset, and QEMU's wires with it. */
  reset(): void {
    this.#driven = [];
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#commands);
    closeSync(this.#replies);
  }

  /** What stands behind the OK of each reply. */
  #ask(commands: readonly string[]): string[] {
    if (commands.length === 0) return [];
    writeSync(this.#commands, `${commands.join('\n')}\n`);
    let text = '';
    const buffer = Buffer.alloc(1024);
    const deadline = performance.now() + patienceMs;
    for (let turn = 0; text.split('\n').length <= commands.length; turn++) {
      const length = this.#receive(buffer);
      if (length === 0) throw new Error('QEMU has ended while it was asked for its pins');
      if (length !== null) text += buffer.toString('latin1', 0, length);
      else if (performance.now() > deadline) throw new Error(`QEMU does not answer to '${commands.join("', '")}'`);
      else if (turn > spins) Atomics.wait(this.#sleeper, 0, 0, sleepMs);
    }
    return text
      .trimEnd()
      .split('\n')
      .map((line, index) => {
        if (!/^OK\b/.test(line)) throw new Error(`QEMU answers '${line}' to '${commands[index]}'`);
        return line.slice(2).trim();
      });
  }

  /** Null: nothing yet. */
  #receive(buffer: Buffer): number | null {
    try {
      return readSync(this.#replies, buffer);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
      throw error;
    }
  }
}

function pinOf({ name, binding }: PointModel): PinPlace {
  if (binding.kind !== 'pin') throw new Error(`'${name}' is on no pin`);
  return placeOfPin(binding.pin);
}
