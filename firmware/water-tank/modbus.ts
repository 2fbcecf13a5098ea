/**
 * Modbus RTU, unit 1, 115200 8N1 on USART2.
 * Input registers: 0 level (mm), 1 pump, 2 drain, 3 restarts of control. Holding registers: 0 low limit, 1 high limit (mm).
 */
import { connect, peripheral, points, type Reply, type u8 } from 'bulkhead';
import { ACCEPTED, DEVICE_BUSY, DEVICE_FAILURE, ILLEGAL_VALUE, type Registers, RtuServer } from 'bulkhead/modbus';
import type system from './system.ts';

const { level, pump, drain, lowLimit, highLimit, controlRestarts } = points<typeof system, 'modbus'>();
const setpoint = connect<typeof import('./control.ts').setpoint>('control.setpoint', '50ms');
const server = new RtuServer(peripheral<typeof system, 'modbus'>('usart2'), 1);

export function init(): void {
  server.open(115200);
}

export function scan(): void {
  server.serve(registers);
}

function registers(table: Registers): void {
  table.inputRegister(0, level.value);
  table.inputRegister(1, pump.value ? 1 : 0);
  table.inputRegister(2, drain.value ? 1 : 0);
  table.inputRegister(3, controlRestarts.value & 0xffff);
  table.holdingRegister(0, lowLimit.value, (value) => outcome(setpoint.setLow(value)));
  table.holdingRegister(1, highLimit.value, (value) => outcome(setpoint.setHigh(value)));
}

/** What the answer of the control task means to the client. */
function outcome(reply: Reply<boolean>): u8 {
  if (reply.ok) return reply.value ? ACCEPTED : ILLEGAL_VALUE;
  return reply.error === 'denied' ? DEVICE_BUSY : DEVICE_FAILURE;
}
