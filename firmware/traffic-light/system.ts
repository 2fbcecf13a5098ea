/** A crossing: lights for cars and for those on foot, who ask for green with a button. */
import { defineSystem, digitalIn, digitalOut } from 'bulkhead/system';

export default defineSystem({
  name: 'traffic-light',
  points: {
    button: digitalIn(),
    // When the task has failed, both sides see red until it runs again.
    carRed: digitalOut({ safe: true }),
    carAmber: digitalOut({ safe: false }),
    carGreen: digitalOut({ safe: false }),
    walkRed: digitalOut({ safe: true }),
    walkGreen: digitalOut({ safe: false }),
    /** The lamp at the button. */
    asked: digitalOut({ safe: false }),
  },
  tasks: {
    crossing: {
      entry: './crossing.ts',
      priority: 1,
      period: '50ms',
      budget: '1ms',
      reads: ['button'],
      writes: ['carRed', 'carAmber', 'carGreen', 'walkRed', 'walkGreen', 'asked'],
    },
  },
  boards: {
    netduinoplus2: {
      button: 'hil:0',
      carRed: 'hil:0',
      carAmber: 'hil:1',
      carGreen: 'hil:2',
      walkRed: 'hil:3',
      walkGreen: 'hil:4',
      asked: 'hil:5',
    },
  },
});
