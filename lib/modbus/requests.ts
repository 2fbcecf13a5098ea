/** What a request of each function looks like ("MODBUS Application Protocol V1.1b3", 6): what it asks to read and to write. */
import type { u8, u16, u32 } from '../bulkhead.ts';
import {
  COIL_ON,
  ILLEGAL_ADDRESS,
  ILLEGAL_FUNCTION,
  ILLEGAL_VALUE,
  MASK_WRITE_REGISTER,
  MOST_BITS_READ,
  MOST_BITS_WRITTEN,
  MOST_REGISTERS_EXCHANGED,
  MOST_REGISTERS_READ,
  MOST_REGISTERS_WRITTEN,
  READ_COILS,
  READ_DISCRETE_INPUTS,
  READ_HOLDING_REGISTERS,
  READ_INPUT_REGISTERS,
  READ_WRITE_REGISTERS,
  REPORT_SERVER_ID,
  WRITE_MULTIPLE_COILS,
  WRITE_MULTIPLE_REGISTERS,
  WRITE_SINGLE_COIL,
  WRITE_SINGLE_REGISTER,
} from './codes.ts';
import type { Framing } from './framing.ts';

/** The four tables (V1.1b3, 4.3), and none. */
export type Table = 'none' | 'coils' | 'discrete inputs' | 'holding registers' | 'input registers';

/** What a valid frame asks for. */
export class Access {
  readTable: Table = 'none';
  readFirst: u16 = 0;
  readCount: u16 = 0;
  writeTable: Table = 'none';
  writeFirst: u16 = 0;
  writeCount: u16 = 0;
  /** Where the values to write begin in the frame. */
  writeOffset: u16 = 0;

  /**
   * Reads the request. In the standard's order: the function, then its quantities and lengths, then whether addresses leave 0..65535.
   * @returns 0, or the exception code
   */
  parse(framing: Framing): u8 {
    this.readTable = 'none';
    this.writeTable = 'none';
    this.readCount = 0;
    this.writeCount = 0;
    const code = framing.frame[1]!;
    switch (code) {
      case READ_COILS:
        return this.parseRead(framing, 'coils', MOST_BITS_READ);
      case READ_DISCRETE_INPUTS:
        return this.parseRead(framing, 'discrete inputs', MOST_BITS_READ);
      case READ_HOLDING_REGISTERS:
        return this.parseRead(framing, 'holding registers', MOST_REGISTERS_READ);
      case READ_INPUT_REGISTERS:
        return this.parseRead(framing, 'input registers', MOST_REGISTERS_READ);
      case WRITE_SINGLE_COIL:
        if (framing.length !== 8) return ILLEGAL_VALUE;
        if (framing.word(4) !== 0 && framing.word(4) !== COIL_ON) return ILLEGAL_VALUE;
        return this.writes('coils', framing.word(2), 1, 4);
      case WRITE_SINGLE_REGISTER:
        if (framing.length !== 8) return ILLEGAL_VALUE;
        return this.writes('holding registers', framing.word(2), 1, 4);
      case MASK_WRITE_REGISTER:
        if (framing.length !== 10) return ILLEGAL_VALUE;
        return this.writes('holding registers', framing.word(2), 1, 4);
      case WRITE_MULTIPLE_COILS:
        return this.parseWriteMultiple(framing, 'coils');
      case WRITE_MULTIPLE_REGISTERS:
        return this.parseWriteMultiple(framing, 'holding registers');
      case REPORT_SERVER_ID:
        return framing.length === 4 ? 0 : ILLEGAL_VALUE;
      case READ_WRITE_REGISTERS:
        return this.parseExchange(framing);
      default:
        return ILLEGAL_FUNCTION;
    }
  }

  /** 6.1 to 6.4. */
  private parseRead(framing: Framing, table: Table, most: u16): u8 {
    if (framing.length !== 8) return ILLEGAL_VALUE;
    const count = framing.word(4);
    if (count < 1 || count > most) return ILLEGAL_VALUE;
    return this.reads(table, framing.word(2), count);
  }

  /** 6.11, 6.12. */
  private parseWriteMultiple(framing: Framing, table: Table): u8 {
    if (framing.length < 9) return ILLEGAL_VALUE;
    const count = framing.word(4);
    const bytes = framing.frame[6]!;
    const isCoils = table === 'coils';
    if (count < 1 || count > (isCoils ? MOST_BITS_WRITTEN : MOST_REGISTERS_WRITTEN)) return ILLEGAL_VALUE;
    const needed: u32 = isCoils ? (count + 7) >> 3 : 2 * count;
    if (bytes !== needed || framing.length !== 9 + bytes) return ILLEGAL_VALUE;
    return this.writes(table, framing.word(2), count, 7);
  }

  /** 6.17. */
  private parseExchange(framing: Framing): u8 {
    if (framing.length < 13) return ILLEGAL_VALUE;
    const readCount = framing.word(4);
    const writeCount = framing.word(8);
    const bytes = framing.frame[10]!;
    if (readCount < 1 || readCount > MOST_REGISTERS_READ) return ILLEGAL_VALUE;
    if (writeCount < 1 || writeCount > MOST_REGISTERS_EXCHANGED) return ILLEGAL_VALUE;
    if (bytes !== 2 * writeCount || framing.length !== 13 + bytes) return ILLEGAL_VALUE;
    const refusal = this.reads('holding registers', framing.word(2), readCount);
    return refusal !== 0 ? refusal : this.writes('holding registers', framing.word(6), writeCount, 11);
  }

  private reads(table: Table, first: u16, count: u16): u8 {
    this.readTable = table;
    this.readFirst = first;
    this.readCount = count;
    return first + count > 65_536 ? ILLEGAL_ADDRESS : 0;
  }

  private writes(table: Table, first: u16, count: u16, offset: u16): u8 {
    this.writeTable = table;
    this.writeFirst = first;
    this.writeCount = count;
    this.writeOffset = offset;
    return first + count > 65_536 ? ILLEGAL_ADDRESS : 0;
  }
}
