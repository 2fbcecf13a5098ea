import { analogIn, defineSystem, digitalIn, digitalOut } from 'bulkhead/system';

/** What is not declared here does not exist: no point, peripheral or call reaches a task that its entry does not name. */
export default defineSystem({
  name: 'NAME',
  points: {
    temperature: analogIn({ unit: 'tenths of a degree' }),
    acknowledge: digitalIn(),
    // After a fault of its writer, the heater is off and the alarm on until the task runs again.
    heater: digitalOut({ safe: false }),
    alarm: digitalOut({ safe: true }),
  },
  tasks: {
    control: {
      entry: './control.ts',
      priority: 1,
      period: '10ms',
      budget: '1ms',
      reads: ['temperature', 'acknowledge'],
      writes: ['heater', 'alarm'],
    },
  },
  boards: {
    // Channels of the simulation host: the plant model.
    netduinoplus2: { temperature: 'hil:0', acknowledge: 'hil:1', heater: 'hil:0', alarm: 'hil:1' },
  },
});
