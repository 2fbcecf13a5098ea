/**
 * The host end of the simulation link (docs/link.md): firmware records come out of one FIFO, answers go into the other.
 * Firmware stands still between an exchange and its answer, so everything here is on the critical path of a run: records
 * are read where they lie in one fixed buffer, and an answer is one small synchronous write, which a FIFO always has room for.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';

/** Record types as sent. */
export const recordType = {
  console: 1,
  exchange: 2,
  outputs: 3,
  fault: 4,
  restart: 5,
  stopped: 6,
  statistics: 7,
  panic: 8,
  hello: 9,
  denied: 10,
  logged: 11,
} as const;

/** The version of the link that this host speaks. */
export const linkVersion = 2;

/** struct bulkhead_fault of kernel/include/bulkhead.h. */
export interface FaultRecord {
  type: 'fault';
  /** The task that failed. */
  task: number;
  kind: number;
  pc: number;
  address: number;
  value: number;
  tick: number;
}

/** Times in counts of the board's counter; `minimum` and `latencyMinimum` are 0xffffffff before the first complete activation. */
export interface StatisticsRecord {
  type: 'statistics';
  task: number;
  activations: number;
  minimum: number;
  maximum: number;
  sum: bigint;
  latencyMinimum: number;
  latencyMaximum: number;
  overruns: number;
  restarts: number;
}

export type LinkRecord =
  | { type: 'console'; task: number; text: string }
  /** `words`: one for each HIL output channel in use, in channel order. */
  | { type: 'exchange' | 'outputs'; task: number; tick: number; words: Uint32Array }
  | FaultRecord
  | { type: 'restart'; task: number; restarts: number; tick: number }
  | { type: 'stopped'; task: number; tick: number }
  | StatisticsRecord
  | { type: 'panic'; task: number; code: number; pc: number }
  | { type: 'hello'; task: number; version: number; tasks: number }
  /** A fault, or a panic by its code (task 0xff), from before the last reset: what the chip has kept. */
  | { type: 'logged'; task: number; kind: number; pc: number; address: number; value: number; tick: number }
  /** `verdict`: enum verdict of kernel/kernel.h. */
  | { type: 'denied'; task: number; slot: number; method: number; tick: number; verdict: number };

/** The byte stream is not what docs/link.md says: firmware and host do not fit together. */
export class LinkError extends Error {
  override name = 'LinkError';
}

const headerBytes = 4;
/** Fixed payload lengths; console, exchange and outputs vary. */
const payloadBytes: Record<number, number> = {
  [recordType.fault]: 24,
  [recordType.restart]: 8,
  [recordType.stopped]: 4,
  [recordType.statistics]: 36,
  [recordType.panic]: 8,
  [recordType.hello]: 8,
  [recordType.denied]: 16,
  [recordType.logged]: 24,
};

function decode(type: number, task: number, bytes: Buffer, at: number, length: number): LinkRecord {
  const word = (index: number) => bytes.readUInt32LE(at + 4 * index);
  const fixed = payloadBytes[type];
  if (fixed !== undefined && fixed !== length) throw new LinkError(`a record of type ${type} has ${length} bytes instead of ${fixed}`);
  switch (type) {
    case recordType.console:
      return { type: 'console', task, text: bytes.toString('utf8', at, at + length) };
    case recordType.exchange:
    case recordType.outputs: {
      if (length < 4 || length % 4 !== 0) throw new LinkError(`an exchange of ${length} bytes is not a tick and whole words`);
      const words = new Uint32Array(length / 4 - 1);
      for (let index = 0; index < words.length; index++) words[index] = word(index + 1);
      return { type: type === recordType.exchange ? 'exchange' : 'outputs', task, tick: word(0), words };
    }
    case recordType.fault:
      return { type: 'fault', task: word(0), kind: word(1), pc: word(2), address: word(3), value: word(4), tick: word(5) };
    case recordType.logged:
      return { type: 'logged', task: word(0), kind: word(1), pc: word(2), address: word(3), value: word(4), tick: word(5) };
    case recordType.restart:
      return { type: 'restart', task, restarts: word(0), tick: word(1) };
    case recordType.stopped:
      return { type: 'stopped', task, tick: word(0) };
    case recordType.statistics:
      return {
        type: 'statistics',
        task,
        activations: word(0),
        minimum: word(1),
        maximum: word(2),
        sum: BigInt(word(3)) | (BigInt(word(4)) << 32n),
        latencyMinimum: word(5),
        latencyMaximum: word(6),
        overruns: word(7),
        restarts: word(8),
      };
    case recordType.panic:
      return { type: 'panic', task, code: word(0), pc: word(1) };
    case recordType.hello:
      return { type: 'hello', task, version: word(0), tasks: word(1) };
    case recordType.denied:
      return { type: 'denied', task, slot: word(0), method: word(1), tick: word(2), verdict: word(3) };
    default:
      throw new LinkError(`a record of unknown type ${type}, ${length} bytes`);
  }
}

/** Cuts a byte stream into records, however the bytes are chopped. */
export class RecordParser {
  /** The start of a record whose rest has not come yet. */
  #kept = Buffer.alloc(0);
  readonly #receive: (record: LinkRecord) => void;

  constructor(receive: (record: LinkRecord) => void) {
    this.#receive = receive;
  }

  /** Bytes of an unfinished record. */
  get pending(): number {
    return this.#kept.length;
  }

  /**
   * Takes the next bytes and hands on each record they complete. The bytes may be overwritten after this returns.
   * @throws LinkError on an unknown type or a wrong length
   */
  push(bytes: Buffer): void {
    const all = this.#kept.length === 0 ? bytes : Buffer.concat([this.#kept, bytes]);
    let at = 0;
    while (all.length - at >= headerBytes) {
      const length = all.readUInt16LE(at + 2);
      const end = at + headerBytes + length;
      if (end > all.length) break;
      const record = decode(all[at]!, all[at + 1]!, all, at + headerBytes, length);
      at = end;
      this.#receive(record);
    }
    this.#kept = at === all.length ? Buffer.alloc(0) : Buffer.from(all.subarray(at));
  }
}

/** What the host answers to an exchange: one word for each HIL input channel in use, in channel order. */
export function encodeAnswer(words: ArrayLike<number>, stop: boolean): Buffer {
  const answer = Buffer.alloc(headerBytes + 4 * words.length);
  answer[0] = stop ? 1 : 0;
  answer.writeUInt16LE(4 * words.length, 2);
  for (let index = 0; index < words.length; index++) answer.writeUInt32LE(words[index]! >>> 0, headerBytes + 4 * index);
  return answer;
}

/** Both FIFOs, open. */
export class Link {
  readonly #out: Socket;
  readonly #outFile: number;
  readonly #inFile: number;
  readonly #parser: RecordParser;
  readonly #fail: (error: Error) => void;
  #closed = false;

  /**
   * Opens the FIFOs, which must exist. Both for reading and writing: so neither open waits for QEMU, and a reset of the
   * chip, after which the firmware opens them again, is no end of file.
   * @param receive called for each record, in order, from the event loop
   * @param fail called once when the stream is broken or `receive` throws
   */
  constructor(outPath: string, inPath: string, receive: (record: LinkRecord) => void, fail: (error: Error) => void) {
    this.#fail = fail;
    this.#parser = new RecordParser((record) => {
      if (!this.#closed) receive(record);
    });
    this.#outFile = openSync(outPath, 'r+');
    this.#inFile = openSync(inPath, 'r+');
    const buffer = Buffer.alloc(65_536);
    // Node documents `onread` for connections only, but takes it for every socket.
    const options: SocketConstructorOpts & { onread: OnReadOpts } = {
      fd: this.#outFile,
      readable: true,
      writable: false,
      onread: {
        buffer,
        callback: (length) => {
          this.#take(buffer.subarray(0, length));
          return true;
        },
      },
    };
    this.#out = new Socket(options);
    this.#out.on('error', (error) => this.#stop(error));
  }

  answer(words: ArrayLike<number>, stop: boolean): void {
    if (!this.#closed) writeSync(this.#inFile, encodeAnswer(words, stop));
  }

  /** Takes what is still in the FIFO; for the end, when QEMU has gone. */
  drain(): void {
    const buffer = Buffer.alloc(65_536);
    while (!this.#closed) {
      let length: number;
      try {
        length = readSync(this.#outFile, buffer);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return;
        throw error;
      }
      if (length === 0) return;
      this.#take(buffer.subarray(0, length));
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#out.destroy();
    closeSync(this.#inFile);
  }

  #take(bytes: Buffer): void {
    if (this.#closed) return;
    try {
      this.#parser.push(bytes);
    } catch (error) {
      this.#stop(error as Error);
    }
  }

  #stop(error: Error): void {
    if (this.#closed) return;
    this.close();
    this.#fail(error);
  }
}
