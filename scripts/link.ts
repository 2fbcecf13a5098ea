/**
 * The host end of the simulation link (docs/link.md): firmware records come out of one FIFO, answers go into the other.
 * Firmware stands still between an exchange and its answer, so everything here is on the critical path of a run: records
 * are read where they lie in one fixed buffer, and an answer is one small synchronous write, which a FIFO always has room for.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';
import { type AuditEvent, eventOf, type LogRecord, logRecordOf, logRecordWords } from './audit-log.ts';

/** Record types as sent. */
export const recordType = {
  console: 1,
  exchange: 2,
  outputs: 3,
  statistics: 7,
  hello: 9,
  logged: 11,
  event: 12,
} as const;

/** The version of the link that this host speaks. */
export const linkVersion = 3;

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
  | StatisticsRecord
  /** A record of the audit log, as it is made, and what it tells of. */
  | (AuditEvent & { log: LogRecord })
  | { type: 'hello'; task: number; version: number; tasks: number }
  /** A record of the audit log from before the last reset: what the chip has kept. */
  | { type: 'logged'; task: number; log: LogRecord };

/** The byte stream is not what docs/link.md says: firmware and host do not fit together. */
export class LinkError extends Error {
  override name = 'LinkError';
}

const headerBytes = 4;
/** Fixed payload lengths; console, exchange and outputs vary. */
const payloadBytes: Record<number, number> = {
  [recordType.statistics]: 36,
  [recordType.hello]: 8,
  [recordType.logged]: 4 * logRecordWords,
  [recordType.event]: 4 * logRecordWords,
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
    case recordType.event:
    case recordType.logged: {
      const log = logRecordOf(Array.from({ length: logRecordWords }, (_, index) => word(index)));
      return type === recordType.event ? { ...eventOf(log), log } : { type: 'logged', task: log.task, log };
    }
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
    case recordType.hello:
      return { type: 'hello', task, version: word(0), tasks: word(1) };
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

/** Bit of an answer's second byte: the idle processor may poll. */
const mayPoll = 1;

/**
 * What the host answers to an exchange: one word for each HIL input channel in use, in channel order.
 * @param polls the idle processor need not sleep
 */
export function encodeAnswer(words: ArrayLike<number>, stop: boolean, polls = false): Buffer {
  const answer = Buffer.alloc(headerBytes + 4 * words.length);
  answer[0] = stop ? 1 : 0;
  answer[1] = polls ? mayPoll : 0;
  answer.writeUInt16LE(4 * words.length, 2);
  for (let index = 0; index < words.length; index++) answer.writeUInt32LE(words[index]! >>> 0, headerBytes + 4 * index);
  return answer;
}

export interface LinkOptions {
  /** Of a third FIFO, which gets a character when an answer is there; absent: the firmware waits for the answer itself. */
  bellPath?: string | undefined;
  /** Asked at each answer: the idle processor need not sleep. Default: it must. */
  polls?: () => boolean;
}

/** Both FIFOs, open. */
export class Link {
  readonly #out: Socket;
  readonly #outFile: number;
  readonly #inFile: number;
  readonly #bellFile: number | null;
  readonly #parser: RecordParser;
  readonly #fail: (error: Error) => void;
  readonly #polls: () => boolean;
  #closed = false;

  /**
   * Opens the FIFOs, which must exist. Both for reading and writing: so neither open waits for QEMU, and a reset of the
   * chip, after which the firmware opens them again, is no end of file.
   * @param receive called for each record, in order, from the event loop
   * @param fail called once when the stream is broken or `receive` throws
   */
  constructor(
    outPath: string,
    inPath: string,
    receive: (record: LinkRecord) => void,
    fail: (error: Error) => void,
    { bellPath, polls = () => false }: LinkOptions = {},
  ) {
    this.#fail = fail;
    this.#polls = polls;
    this.#parser = new RecordParser((record) => {
      if (!this.#closed) receive(record);
    });
    this.#outFile = openSync(outPath, 'r+');
    this.#inFile = openSync(inPath, 'r+');
    this.#bellFile = bellPath === undefined ? null : openSync(bellPath, 'r+');
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
    if (this.#closed) return;
    writeSync(this.#inFile, encodeAnswer(words, stop, this.#polls()));
    if (this.#bellFile !== null) writeSync(this.#bellFile, '.');
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
    if (this.#bellFile !== null) closeSync(this.#bellFile);
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
