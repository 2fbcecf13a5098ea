/** Function and exception codes of "MODBUS Application Protocol Specification V1.1b3". */

/** Function codes (5.1, 6). */
export const READ_COILS = 1;
export const READ_DISCRETE_INPUTS = 2;
export const READ_HOLDING_REGISTERS = 3;
export const READ_INPUT_REGISTERS = 4;
export const WRITE_SINGLE_COIL = 5;
export const WRITE_SINGLE_REGISTER = 6;
export const WRITE_MULTIPLE_COILS = 15;
export const WRITE_MULTIPLE_REGISTERS = 16;
export const REPORT_SERVER_ID = 17;
export const MASK_WRITE_REGISTER = 22;
export const READ_WRITE_REGISTERS = 23;

/** In the function code of an answer: it is an exception (7). */
export const EXCEPTION_BIT = 0x80;

/** What a write of a register gives back when it was done; every other value is the exception that the client gets. */
export const ACCEPTED = 0;

/** Exception codes (7). */
export const ILLEGAL_FUNCTION = 1;
export const ILLEGAL_ADDRESS = 2;
export const ILLEGAL_VALUE = 3;
export const DEVICE_FAILURE = 4;
export const ACKNOWLEDGE = 5;
export const DEVICE_BUSY = 6;

/** Most that one request may name (6.1, 6.3, 6.11, 6.12, 6.17). */
export const MOST_BITS_READ = 2000;
export const MOST_REGISTERS_READ = 125;
export const MOST_BITS_WRITTEN = 1968;
export const MOST_REGISTERS_WRITTEN = 123;
/** Registers written by function 23, which may read `MOST_REGISTERS_READ`. */
export const MOST_REGISTERS_EXCHANGED = 121;

/** Most bytes of text in the answer to function 17. */
export const IDENTITY_MAX = 32;

/** The value of a coil that is on, in functions 5 (6.5). */
export const COIL_ON = 0xff00;
