/**
 * What the client of tests/fixtures/modbus/client asks, and what it must say for what a server that is good, broken, slow or silent sends back: in words
 * of the test's own, by the reference server.
 */
import type { Random } from './frames.ts';
import { ReferenceServer, sealed } from './reference.ts';

const pair = (word: number) => [(word >> 8) & 255, word & 255];

/** The bytes of request `n`, as the standard has them. */
export function expectedRequest(n: number): Uint8Array {
  const unit = n % 13 === 12 ? 0 : 17;
  const first = (n * 7) % 60;
  const count = 1 + (n % 30);
  const word = (index: number) => pair((n * 31 + index) % 65_536);
  const words = (length: number) => Array.from({ length }, (_, index) => word(index)).flat();
  switch (n % 11) {
    case 0:
      return sealed([17, 1, ...pair(first), ...pair(count)]);
    case 1:
      return sealed([17, 2, ...pair(100 + first), ...pair(66 * count)]);
    case 2:
      return sealed([17, 3, ...pair(100 + first), ...pair(4 * count)]);
    case 3:
      return sealed([17, 4, ...pair(n % 2 === 0 ? first % 4 : 65_411 + first), ...pair(count)]);
    case 4:
      return sealed([unit, 5, ...pair(first), ...(n % 2 === 0 ? [0xff, 0] : [0, 0])]);
    case 5:
      return sealed([unit, 6, ...pair(first % 8 === 0 ? 1 : 100 + first), ...pair((n * 13) % 65_536)]);
    case 6: {
      const bytes = new Array<number>(Math.ceil(count / 8)).fill(0);
      for (let index = 0; index < count; index++) bytes[Math.floor(index / 8)]! += ((n >> (index % 8)) & 1) * 2 ** (index % 8);
      return sealed([unit, 15, ...pair(first % 40), ...pair(count), bytes.length, ...bytes]);
    }
    case 7:
      return sealed([unit, 16, ...pair(100 + first), ...pair(4 * count), 8 * count, ...words(4 * count)]);
    case 8:
      return sealed([17, 17]);
    case 9:
      return sealed([unit, 22, ...pair(100 + first), 0xf0, 0xf0, ...pair(n % 65_536)]);
    default: {
      const written = 1 + (n % 121);
      return sealed([17, 23, ...pair(100 + first), ...pair(count), ...pair(130), ...pair(written), 2 * written, ...words(written)]);
    }
  }
}

/** The number that the client must print for a good answer to request `n`. */
function digest(n: number, answer: Uint8Array): number {
  const count = 1 + (n % 30);
  const data = Buffer.from(answer.subarray(3));
  const fold = (values: number[], factor: bigint) => Number(values.reduce((sum, value) => (sum * factor + BigInt(value)) % 2n ** 32n, 0n));
  const bits = (length: number) => Array.from({ length }, (_, index) => (data[Math.floor(index / 8)]! >> (index % 8)) & 1);
  const registers = (length: number) => Array.from({ length }, (_, index) => data.readUInt16BE(2 * index));
  switch (n % 11) {
    case 0:
      return fold(bits(count), 2n);
    case 1:
      return fold(bits(66 * count), 3n);
    case 2:
      return fold(registers(4 * count), 31n);
    case 3:
    case 10:
      return fold(registers(count), 31n);
    case 8:
      return fold([...data.subarray(0, 13)], 31n);
    default:
      return 0;
  }
}

const timesSent = 3;

/** A server that does to each request what a random number says, and knows what the client must make of it. */
export class ScriptedServer {
  readonly problems: string[] = [];
  readonly endings = new Map<string, number>();
  readonly #reference = new ReferenceServer();
  readonly #random: Random;
  #turn = 0;
  #tries = 0;
  #expected: string[] = [];
  /** What is still to be sent, and after how many exchanges. */
  #later: { after: number; bytes: Uint8Array }[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Requests whose end is decided. */
  get decided(): number {
    return this.#turn;
  }

  /** Lines of the client that are still awaited. */
  get awaited(): number {
    return this.#expected.length;
  }

  exchange(received: Uint8Array): Uint8Array {
    if (received.length > 0) this.#request(received);
    for (const each of this.#later) each.after--;
    const due = this.#later.filter(({ after }) => after < 0);
    this.#later = this.#later.filter(({ after }) => after >= 0);
    return Buffer.concat(due.map(({ bytes }) => bytes));
  }

  /** A line of the client. */
  line(text: string): void {
    const expected = this.#expected.shift() ?? 'nothing';
    if (text !== expected) this.problems.push(`said '${text}', not '${expected}'`);
    const ending = text.split(' ')[1]!;
    this.endings.set(ending, (this.endings.get(ending) ?? 0) + 1);
  }

  #request(frame: Uint8Array): void {
    const wanted = expectedRequest(this.#turn);
    if (!Buffer.from(frame).equals(wanted)) {
      this.problems.push(`request ${this.#turn}: ${Buffer.from(frame).toString('hex')}, not ${Buffer.from(wanted).toString('hex')}`);
    }
    this.#tries++;
    if (frame[0] === 0) {
      this.#reference.respond(wanted);
      this.#end('answer 0');
      return;
    }
    const kind = this.#random(12);
    const again = this.#tries < timesSent;
    if (kind === 0) {
      if (!again) this.#end('silent');
      return;
    }
    if (kind <= 4) {
      this.#later.push({ after: 0, bytes: this.#broken(kind, wanted) });
      if (!again) this.#end('invalid');
      return;
    }
    const answer = this.#reference.respond(wanted)!;
    // The line is silent between the two: a byte is there within 5 ms.
    if (kind === 5) this.#later.push({ after: 0, bytes: sealed([18, ...answer.subarray(1, 6)]) });
    this.#later.push({ after: kind === 5 ? 40 : this.#random(8), bytes: answer });
    this.#end(answer[1]! > 127 ? `exception ${answer[2]}` : `answer ${digest(this.#turn, answer)}`);
  }

  /** Something that is no answer to this request. */
  #broken(kind: number, request: Uint8Array): Uint8Array {
    // A copy of the state would be needed to know the right answer without its effect; a wrong one is as good.
    const body = [request[0]!, request[1]!, ...Array.from({ length: 1 + this.#random(20) }, () => this.#random(256))];
    const frame = sealed(body);
    if (kind === 1) frame[this.#random(frame.length)]! ^= 1 << this.#random(8);
    if (kind === 2) return sealed([request[0]!, (request[1]! ^ 1) & 0x7f, 2, 0, 0]);
    if (kind === 3) return Uint8Array.from({ length: 1 + this.#random(300) }, () => this.#random(256));
    // Right in all but its length.
    if (kind === 4) return sealed([request[0]!, request[1]!, 200, ...body.slice(2)]);
    return frame;
  }

  #end(text: string): void {
    this.#expected.push(`${this.#turn} ${text}`);
    this.#turn++;
    this.#tries = 0;
  }
}
