/** A DC motor whose speed is held by a PID controller: set point over a ramp, manual mode, and a trip when the shaft is blocked. */
import { analogIn, analogOut, defineSystem, digitalIn, digitalOut } from 'bulkhead/system';

export default defineSystem({
  name: 'motor-pid',
  points: {
    speed: analogIn({ unit: 'rpm' }),
    setpoint: analogIn({ unit: 'rpm' }),
    /** The switch for manual mode, and the knob that then drives the motor. */
    manual: digitalIn(),
    knob: analogIn({ unit: 'per mille' }),
    /** Ends a trip. */
    reset: digitalIn(),
    drive: analogOut({ safe: 0, unit: 'per mille' }),
    atSpeed: digitalOut({ safe: false }),
    tripped: digitalOut({ safe: true }),
  },
  tasks: {
    control: {
      entry: './control.ts',
      priority: 1,
      period: '10ms',
      budget: '1ms',
      reads: ['speed', 'setpoint', 'manual', 'knob', 'reset'],
      writes: ['drive', 'atSpeed', 'tripped'],
    },
  },
  boards: {
    netduinoplus2: {
      speed: 'hil:0',
      setpoint: 'hil:1',
      manual: 'hil:2',
      knob: 'hil:3',
      reset: 'hil:4',
      drive: 'hil:0',
      atSpeed: 'hil:1',
      tripped: 'hil:2',
    },
  },
});
