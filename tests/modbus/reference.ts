/**
 * A Modbus RTU server of its own, written from the standard alone and by other means than lib/modbus (buffers, maps of addresses): what the one under test
 * is held against. Its map is that of tests/fixtures/modbus/server/map.ts.
 */

/** One address: its value and, where it may be written, what a write does; a number other than 0 is the exception. */
interface Cell {
  get(): number;
  set?(value: number): number;
  least?: number;
  most?: number;
}

export function crcOf(bytes: Uint8Array): number {
  // By polynomial division over reflected bits, most significant first.
  let remainder = 0xffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const out = (remainder ^ (byte >> bit)) & 1;
      remainder >>= 1;
      if (out === 1) remainder ^= 0xa001;
    }
  }
  return remainder;
}

/** Address, function and data with their CRC, low byte first. */
export function sealed(bytes: readonly number[]): Uint8Array {
  const crc = crcOf(Uint8Array.from(bytes));
  return Uint8Array.from([...bytes, crc & 0xff, crc >> 8]);
}

export class ReferenceServer {
  readonly unit = 17;
  readonly coils = new Map<number, Cell>();
  readonly discrete = new Map<number, Cell>();
  readonly input = new Map<number, Cell>();
  readonly holding = new Map<number, Cell>();
  #lamp = 0;
  #limit = 300;
  #even = 8;

  constructor() {
    const block = (table: Map<number, Cell>, first: number, count: number, start: (index: number) => number, writable: boolean) => {
      for (let index = 0; index < count; index++) {
        let value = start(index);
        const set = (wanted: number) => {
          value = wanted;
          return 0;
        };
        table.set(first + index, { get: () => value, ...(writable ? { set } : {}) });
      }
    };
    block(this.coils, 0, 40, () => 0, true);
    this.coils.set(50, {
      get: () => this.#lamp,
      set: (value) => {
        this.#lamp = value;
        return 0;
      },
    });
    this.coils.set(51, { get: () => Number(this.#limit > 500) });
    this.coils.set(52, { get: () => 1, set: () => 4 });
    block(this.discrete, 100, 2000, (index) => Number(index % 3 === 0 || index % 7 === 0), false);
    this.discrete.set(0, { get: () => this.#lamp });
    this.discrete.set(1, { get: () => 1 - this.#lamp });
    this.input.set(0, { get: () => this.#limit });
    this.input.set(1, { get: () => this.#even });
    block(this.input, 65_411, 125, (index) => index * 257, false);
    this.holding.set(0, {
      get: () => this.#even,
      set: (value) => {
        if (value % 2 === 1) return 3;
        this.#even = value;
        return 0;
      },
    });
    this.holding.set(1, {
      get: () => this.#limit,
      set: (value) => {
        this.#limit = value;
        return 0;
      },
      least: 100,
      most: 900,
    });
    this.holding.set(2, { get: () => 0xabcd });
    this.holding.set(3, { get: () => 7, set: () => 4 });
    block(this.holding, 100, 200, () => 0, true);
  }

  /** The answer to what came between two silences; null: none. */
  respond(frame: Uint8Array): Uint8Array | null {
    if (frame.length < 4 || frame.length > 256) return null;
    const body = Buffer.from(frame.subarray(0, -2));
    if (crcOf(body) !== Buffer.from(frame.subarray(-2)).readUInt16LE()) return null;
    const [unit = 0, code = 0] = body;
    if (unit !== 0 && unit !== this.unit) return null;
    if (code > 127) return null;
    const answer = this.#answer(code, body.subarray(2));
    if (unit === 0) return null;
    return typeof answer === 'number' ? sealed([unit, code + 128, answer]) : sealed([unit, code, ...answer]);
  }

  /** The data of the answer, or an exception. */
  #answer(code: number, data: Buffer): number | number[] {
    const word = (offset: number) => data.readUInt16BE(offset);
    const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
    switch (code) {
      case 1:
      case 2: {
        if (data.length !== 4 || word(2) === 0 || word(2) > 2000) return 3;
        const cells = range(word(0), word(2)).map((address) => (code === 1 ? this.coils : this.discrete).get(address));
        if (cells.includes(undefined)) return 2;
        const bytes = new Array<number>(Math.ceil(cells.length / 8)).fill(0);
        for (const [index, cell] of cells.entries()) bytes[Math.floor(index / 8)]! += cell!.get() * 2 ** (index % 8);
        return [bytes.length, ...bytes];
      }
      case 3:
      case 4:
        if (data.length !== 4 || word(2) === 0 || word(2) > 125) return 3;
        return this.#registers(code === 3 ? this.holding : this.input, range(word(0), word(2)));
      case 5: {
        if (data.length !== 4 || (word(2) !== 0 && word(2) !== 0xff00)) return 3;
        return this.#write(this.coils, new Map([[word(0), () => Number(word(2) === 0xff00)]])) || [...data];
      }
      case 6:
        if (data.length !== 4) return 3;
        return this.#write(this.holding, new Map([[word(0), () => word(2)]])) || [...data];
      case 15: {
        if (data.length < 5) return 3;
        const count = word(2);
        if (count === 0 || count > 1968 || data[4] !== Math.ceil(count / 8) || data.length !== 5 + data[4]) return 3;
        const bits = new Map(
          range(word(0), count).map((address, index) => [
            address,
            () => Math.floor(data[5 + Math.floor(index / 8)]! / 2 ** (index % 8)) % 2,
          ]),
        );
        return this.#write(this.coils, bits) || [...data.subarray(0, 4)];
      }
      case 16: {
        if (data.length < 5) return 3;
        const count = word(2);
        if (count === 0 || count > 123 || data[4] !== 2 * count || data.length !== 5 + data[4]) return 3;
        const values = new Map(range(word(0), count).map((address, index) => [address, () => word(5 + 2 * index)]));
        return this.#write(this.holding, values) || [...data.subarray(0, 4)];
      }
      case 17:
        return data.length === 0 ? [2 + 11, this.unit, 255, ...Buffer.from('test server')] : 3;
      case 22: {
        if (data.length !== 6) return 3;
        const [and, or] = [word(2), word(4)];
        const masked = (current: number) => {
          let result = 0;
          for (let bit = 1; bit < 65_536; bit *= 2) result += (and & bit ? current & bit : or & bit) && bit;
          return result;
        };
        return this.#write(this.holding, new Map([[word(0), masked]])) || [...data];
      }
      case 23: {
        if (data.length < 9) return 3;
        const [readCount, writeCount] = [word(2), word(6)];
        if (readCount === 0 || readCount > 125 || writeCount === 0 || writeCount > 121) return 3;
        if (data[8] !== 2 * writeCount || data.length !== 9 + data[8]) return 3;
        const reads = range(word(0), readCount);
        if (reads.some((address) => !this.holding.has(address))) return 2;
        const values = new Map(range(word(4), writeCount).map((address, index) => [address, () => word(9 + 2 * index)]));
        return this.#write(this.holding, values) || this.#registers(this.holding, reads);
      }
      default:
        return 1;
    }
  }

  #registers(table: Map<number, Cell>, addresses: number[]): number | number[] {
    const cells = addresses.map((address) => table.get(address));
    if (cells.includes(undefined)) return 2;
    return [2 * cells.length, ...cells.flatMap((cell) => [cell!.get() >> 8, cell!.get() & 255])];
  }

  /** All addresses first, then all limits, then the writes in the order of the map until one is refused. */
  #write(table: Map<number, Cell>, wanted: ReadonlyMap<number, (current: number) => number>): number {
    for (const address of wanted.keys()) if (!table.get(address)?.set) return 2;
    for (const [address, value] of wanted) {
      const { get, least = 0, most = 65_535 } = table.get(address)!;
      if (value(get()) < least || value(get()) > most) return 3;
    }
    for (const [address, cell] of table) {
      const value = wanted.get(address);
      const refusal = value === undefined ? 0 : cell.set!(value(cell.get()));
      if (refusal !== 0) return refusal;
    }
    return 0;
  }
}
