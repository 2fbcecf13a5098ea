/**
 * Modbus RTU, unit 1, 115200 8N1 on USART2.
 * Input registers: 0 level (mm), 1 pump, 2 drain, 3 restarts of control. Holding registers: 0 low limit, 1 high limit (mm).
 */
import { connect, peripheral, points, type Reply, type u8, type u16, u32 } from 'bulkhead';
import {
  DEVICE_BUSY,
  DEVICE_FAILURE,
  ILLEGAL_ADDRESS,
  ILLEGAL_FUNCTION,
  ILLEGAL_VALUE,
  READ_HOLDING_REGISTERS,
  READ_INPUT_REGISTERS,
  RtuServer,
  WRITE_MULTIPLE_REGISTERS,
  WRITE_SINGLE_REGISTER,
} from 'bulkhead/modbus';
import type system from './system.ts';

const { level, pump, drain, lowLimit, highLimit, controlRestarts } = points<typeof system, 'modbus'>();
const setpoint = connect<typeof import('./control.ts').setpoint>('control.setpoint', '50ms');
const server = new RtuServer(peripheral<typeof system, 'modbus'>('usart2'), 1);

const INPUT_REGISTERS = 4;
const HOLDING_REGISTERS = 2;

export function init(): void {
  server.open(115200);
}

export function scan(): void {
  if (!server.poll()) return;
  switch (server.function) {
    case READ_INPUT_REGISTERS:
      read(INPUT_REGISTERS, true);
      break;
    case READ_HOLDING_REGISTERS:
      read(HOLDING_REGISTERS, false);
      break;
    case WRITE_SINGLE_REGISTER:
      writeSingle();
      break;
    case WRITE_MULTIPLE_REGISTERS:
      writeMultiple();
      break;
    default:
      server.exception(ILLEGAL_FUNCTION);
  }
}

function read(available: u16, input: boolean): void {
  const first = server.address;
  const count = server.quantity;
  if (server.size !== 4 || count < 1 || count > 125) {
    server.exception(ILLEGAL_VALUE);
    return;
  }
  if (first + count > available) {
    server.exception(ILLEGAL_ADDRESS);
    return;
  }
  server.beginRegisters(count);
  for (let index = 0; index < count; index++) {
    server.put(input ? inputRegister(first + index) : holdingRegister(first + index));
  }
  server.send();
}

function inputRegister(address: u16): u16 {
  switch (address) {
    case 0:
      return level.value;
    case 1:
      return pump.value ? 1 : 0;
    case 2:
      return drain.value ? 1 : 0;
    default:
      return u32.wrap(controlRestarts.value) & 0xffff;
  }
}

function holdingRegister(address: u16): u16 {
  return address === 0 ? lowLimit.value : highLimit.value;
}

function writeSingle(): void {
  if (server.size !== 4) {
    server.exception(ILLEGAL_VALUE);
    return;
  }
  if (server.address >= HOLDING_REGISTERS) {
    server.exception(ILLEGAL_ADDRESS);
    return;
  }
  const refusal = write(server.address, server.quantity);
  if (refusal === 0) server.confirm();
  else server.exception(refusal);
}

function writeMultiple(): void {
  const first = server.address;
  const count = server.quantity;
  if (count < 1 || count > 123 || server.byteCount !== 2 * count || server.size !== 5 + 2 * count) {
    server.exception(ILLEGAL_VALUE);
    return;
  }
  if (first + count > HOLDING_REGISTERS) {
    server.exception(ILLEGAL_ADDRESS);
    return;
  }
  for (let index = 0; index < count; index++) {
    const refusal = write(first + index, server.register(index));
    if (refusal !== 0) {
      server.exception(refusal);
      return;
    }
  }
  server.confirm();
}

/** Asks the control task; 0, or the exception code that tells the client why not. */
function write(address: u16, value: u16): u8 {
  const reply: Reply<boolean> = address === 0 ? setpoint.setLow(value) : setpoint.setHigh(value);
  if (reply.ok) return reply.value ? 0 : ILLEGAL_VALUE;
  return reply.error === 'denied' ? DEVICE_BUSY : DEVICE_FAILURE;
}
