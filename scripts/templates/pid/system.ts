import { analogIn, analogOut, defineSystem, digitalIn } from 'bulkhead/system';

/** What is not declared here does not exist: no point, peripheral or call reaches a task that its entry does not name. */
export default defineSystem({
  name: 'NAME',
  points: {
    temperature: analogIn({ unit: 'tenths of a degree' }),
    setpoint: analogIn({ unit: 'tenths of a degree' }),
    manual: digitalIn(),
    knob: analogIn({ unit: 'per mille' }),
    // After a fault of its writer, the heater is off until the task runs again.
    heater: analogOut({ safe: 0, unit: 'per mille' }),
  },
  tasks: {
    control: {
      entry: './control.ts',
      priority: 1,
      period: '100ms',
      budget: '1ms',
      reads: ['temperature', 'setpoint', 'manual', 'knob'],
      writes: ['heater'],
    },
  },
  boards: {
    // Channels of the simulation host: the plant model.
    netduinoplus2: { temperature: 'hil:0', setpoint: 'hil:1', manual: 'hil:2', knob: 'hil:3', heater: 'hil:0' },
  },
});
