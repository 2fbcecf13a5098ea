/**
 * `bulkhead/modbus`: Modbus RTU server and client ("MODBUS over Serial Line V1.02", "MODBUS Application Protocol V1.1b3"), functions 1, 2, 3, 4, 5, 6, 15,
 * 16, 17, 22, 23.
 */
export { type Ending, type Outcome, RtuClient } from './modbus/client.ts';
export * from './modbus/codes.ts';
export { crc16 } from './modbus/crc.ts';
export type { Registers } from './modbus/registers.ts';
export { BROADCAST } from './modbus/responder.ts';
export { RtuServer } from './modbus/server.ts';
