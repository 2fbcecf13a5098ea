import { analogIn, defineSystem, digitalIn, digitalOut } from 'bulkhead/system';

/** What is not declared here does not exist: no point, peripheral or call reaches a task that its entry does not name. */
export default defineSystem({
  name: 'NAME',
  points: {
    start: digitalIn(),
    level: analogIn({ unit: 'mm' }),
    // After a fault of its writer, each output has its safe value until the task runs again.
    inlet: digitalOut({ safe: false }),
    mixer: digitalOut({ safe: false }),
    outlet: digitalOut({ safe: false }),
    failed: digitalOut({ safe: true }),
  },
  tasks: {
    batch: {
      entry: './batch.ts',
      priority: 1,
      period: '10ms',
      budget: '1ms',
      reads: ['start', 'level'],
      writes: ['inlet', 'mixer', 'outlet', 'failed'],
    },
  },
  boards: {
    // Channels of the simulation host: the plant model.
    netduinoplus2: { start: 'hil:0', level: 'hil:1', inlet: 'hil:0', mixer: 'hil:1', outlet: 'hil:2', failed: 'hil:3' },
  },
});
