/**
 * Modbus RTU, unit 1, 115200 8N1 on USART2: what the operator sees and may ask. Asks the interlocking only; what the policy refuses is answered with
 * exception 1 or 6 and counted. README.md has the register map.
 */
import { connect, peripheral, points, type Reply, type u8, type u16, u32 } from 'bulkhead';
import { LOG_RECORD_WORDS, readLog } from 'bulkhead/log';
import { ACCEPTED, DEVICE_BUSY, DEVICE_FAILURE, ILLEGAL_VALUE, type Registers, RtuServer } from 'bulkhead/modbus';
import { WARNING_LEAST, WARNING_MOST } from './states.ts';
import type system from './system.ts';

const { state, faults, warningTime, closedBy, trains, role, proceed, roadLights, raise, safetyRestarts, refused } = points<
  typeof system,
  'operator'
>();
const request = connect<typeof import('./safety.ts').request>('safety.request', '200ms');
const reset = connect<typeof import('./safety.ts').reset>('safety.reset', '200ms');
const server = new RtuServer(peripheral<typeof system, 'operator'>('usart2'), 1);

/** What is written to the reset register. */
const SELECT = 1;
const EXECUTE = 2;

/** Input registers with the newest records of the audit log, the oldest of them first: seven words each, the upper half of each word first. */
const LOG_AT = 100;
const LOG_RECORDS = 8;
const record = new Uint32Array(LOG_RECORD_WORDS);
const log = new Uint16Array(LOG_RECORDS * LOG_RECORD_WORDS * 2);

let refusals: u16 = 0;

export function init(): void {
  server.open(115200);
}

export function scan(): void {
  server.serve(registers);
  refused.value = refusals;
}

function registers(table: Registers): void {
  table.discreteInput(0, proceed.value);
  table.discreteInput(1, roadLights.value);
  table.discreteInput(2, raise.value);
  table.inputRegister(0, state.value);
  table.inputRegister(1, faults.value);
  table.inputRegister(2, role.value);
  table.inputRegister(3, trains.value);
  table.inputRegister(4, safetyRestarts.value & 0xffff);
  table.inputRegister(5, refusals);
  readNewestRecords();
  table.inputRegisters(LOG_AT, log);
  table.coil(0, closedBy.value, (close) => outcome(close ? request.close() : request.release()));
  table.coil(1, false, (test) => (test ? outcome(request.testLights()) : ACCEPTED));
  table.holdingRegisterIn(0, warningTime.value, WARNING_LEAST, WARNING_MOST, (ms) => outcome(request.setWarning(ms)));
  table.holdingRegisterIn(1, 0, SELECT, EXECUTE, (what) => outcome(what === SELECT ? reset.select() : reset.execute()));
}

/** Zeros for a record that there is not (yet, or any more). */
function readNewestRecords(): void {
  // Of the numbers with the low bytes 0 and 128, the chip can have a record of one only; without one it tells the next number.
  if (readLog(0, record) === LOG_RECORD_WORDS) readLog(128, record);
  const next = record[0]!;
  for (let index = 0; index < LOG_RECORDS; index++) {
    const there = readLog(u32.wrap(next - LOG_RECORDS + index) & 0xff, record) === LOG_RECORD_WORDS;
    for (let word = 0; word < LOG_RECORD_WORDS; word++) {
      const value = there ? record[word]! : 0;
      log[(index * LOG_RECORD_WORDS + word) * 2] = value >>> 16;
      log[(index * LOG_RECORD_WORDS + word) * 2 + 1] = value & 0xffff;
    }
  }
}

/** What the answer means to the client. */
function outcome(reply: Reply<boolean>): u8 {
  if (reply.ok) return reply.value ? ACCEPTED : ILLEGAL_VALUE;
  if (reply.error !== 'denied') return DEVICE_FAILURE;
  refusals = (refusals + 1) & 0xffff;
  return DEVICE_BUSY;
}
