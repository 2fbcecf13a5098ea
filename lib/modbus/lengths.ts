/**
 * Whether a frame has the length that it says it has ("MODBUS Application Protocol V1.1b3", 6). A right CRC does not say so: a frame whose last byte is 0 has
 * one without that byte, too.
 */
import type { u16 } from '../bulkhead.ts';
import {
  EXCEPTION_BIT,
  MASK_WRITE_REGISTER,
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

const NOT_KNOWN = 0;

/** Bytes of a whole request, with CRC, by its first ones. */
function requestLength(framing: Framing): u16 {
  if (framing.length < 2) return NOT_KNOWN;
  switch (framing.frame[1]) {
    case READ_COILS:
    case READ_DISCRETE_INPUTS:
    case READ_HOLDING_REGISTERS:
    case READ_INPUT_REGISTERS:
    case WRITE_SINGLE_COIL:
    case WRITE_SINGLE_REGISTER:
      return 8;
    case REPORT_SERVER_ID:
      return 4;
    case MASK_WRITE_REGISTER:
      return 10;
    case WRITE_MULTIPLE_COILS:
    case WRITE_MULTIPLE_REGISTERS:
      return framing.length > 6 ? 9 + framing.frame[6]! : NOT_KNOWN;
    case READ_WRITE_REGISTERS:
      return framing.length > 10 ? 13 + framing.frame[10]! : NOT_KNOWN;
    default:
      return NOT_KNOWN;
  }
}

export function isWholeRequest(framing: Framing): boolean {
  return framing.length > 0 && framing.length === requestLength(framing);
}

/** Bytes of a whole answer, with CRC, by its first ones. */
function answerLength(framing: Framing): u16 {
  if (framing.length < 3) return NOT_KNOWN;
  const code = framing.frame[1]!;
  if (code >= EXCEPTION_BIT) return 5;
  switch (code) {
    case READ_COILS:
    case READ_DISCRETE_INPUTS:
    case READ_HOLDING_REGISTERS:
    case READ_INPUT_REGISTERS:
    case REPORT_SERVER_ID:
    case READ_WRITE_REGISTERS:
      return 5 + framing.frame[2]!;
    case WRITE_SINGLE_COIL:
    case WRITE_SINGLE_REGISTER:
    case WRITE_MULTIPLE_COILS:
    case WRITE_MULTIPLE_REGISTERS:
      return 8;
    case MASK_WRITE_REGISTER:
      return 10;
    default:
      return NOT_KNOWN;
  }
}

export function isWholeAnswer(framing: Framing): boolean {
  return framing.length > 0 && framing.length === answerLength(framing);
}
