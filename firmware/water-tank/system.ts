/** A tank that feeds a consumer: a pump fills it, a drain valve empties it, a SCADA system reads and sets limits over Modbus. */
import type { u16 } from 'bulkhead';
import { argument, integrity, rate } from 'bulkhead/policy';
import { analogIn, defineSystem, digitalOut, memory, restarts } from 'bulkhead/system';

export default defineSystem({
  name: 'water-tank',
  points: {
    level: analogIn({ unit: 'mm' }),
    pump: digitalOut({ safe: false }),
    drain: digitalOut({ safe: true }),
    lowLimit: memory('u16', { initial: 300 }),
    highLimit: memory('u16', { initial: 700 }),
    controlRestarts: restarts('control'),
  },
  tasks: {
    control: {
      entry: './control.ts',
      priority: 1,
      period: '10ms',
      budget: '1ms',
      reads: ['level'],
      writes: ['pump', 'drain', 'lowLimit', 'highLimit'],
      restart: { within: '10ms', atMost: 5, per: '1s' },
    },
    modbus: {
      entry: './modbus.ts',
      priority: 2,
      uses: ['usart2'],
      reads: ['level', 'pump', 'drain', 'lowLimit', 'highLimit', 'controlRestarts'],
      calls: ['control.setpoint'],
    },
  },
  policy: [
    integrity({ control: 'high', modbus: 'low' }, { upgrade: ['control.setpoint'] }),
    // In mm: no limit above the tank gets as far as control, which has limits of its own.
    argument('control.setpoint.setLow', (value: u16) => value <= 1000),
    argument('control.setpoint.setHigh', (value: u16) => value <= 1000),
    rate('modbus', 'control.setpoint', { atMost: 10, per: '1s' }),
  ],
  boards: {
    netduinoplus2: { level: 'hil:0', pump: 'hil:0', drain: 'hil:1' },
    'b-l475e-iot01a': { level: 'hil:0', pump: 'PA5', drain: 'PB14' }, // its two green LEDs
    'mps2-an385': { level: 'hil:0', pump: 'hil:0', drain: 'hil:1' },
    stm32vldiscovery: { level: 'hil:0', pump: 'hil:0', drain: 'hil:1' },
  },
});
