/** A sewage pumping station: two pumps empty a wet well, whose level comes from two remote I/O modules over Modbus, each on a line of its own. */
import { integrity } from 'bulkhead/policy';
import { analogOut, defineSystem, digitalIn, digitalOut, memory, restarts } from 'bulkhead/system';

export default defineSystem({
  name: 'pump-station',
  points: {
    /** A float switch at the top of the well, wired to this controller. */
    float: digitalIn(),
    pump1: digitalOut({ safe: false }),
    pump2: digitalOut({ safe: false }),
    /** The horn: somebody has to come. */
    alarm: digitalOut({ safe: true }),
    /** The lamp: something has failed, the station goes on. */
    warning: digitalOut({ safe: true }),
    /** The meter on the door: the level that counts. */
    gauge: analogOut({ unit: 'mm', safe: 0 }),
    /** Level in mm, by the modules. */
    level1: memory('u16'),
    level2: memory('u16'),
    /** The module has answered. */
    online1: memory('bool', { initial: false }),
    online2: memory('bool', { initial: false }),
    /** The thermal switch of the pump's motor, which the module of the same number reads. */
    tripped1: memory('bool', { initial: false }),
    tripped2: memory('bool', { initial: false }),
    /** Whose level counts: 1, 2, or 0 for nobody's. */
    source: memory('u8'),
    /** The pump that starts first: 1 or 2. */
    duty: memory('u8', { initial: 1 }),
    remoteRestarts: restarts('remote'),
  },
  tasks: {
    control: {
      entry: './control.ts',
      priority: 1,
      period: '100ms',
      budget: '2ms',
      reads: ['float', 'level1', 'level2', 'online1', 'online2', 'tripped1', 'tripped2'],
      writes: ['pump1', 'pump2', 'alarm', 'warning', 'gauge', 'source', 'duty'],
      restart: { within: '10ms', atMost: 5, per: '1s' },
    },
    remote: {
      entry: './remote.ts',
      priority: 2,
      period: '50ms',
      budget: '5ms',
      uses: ['usart2', 'usart3'],
      writes: ['level1', 'level2', 'online1', 'online2', 'tripped1', 'tripped2'],
      restart: { within: '100ms', atMost: 10, per: '1s' },
    },
  },
  policy: [integrity({ control: 'high', remote: 'high' })],
  boards: {
    netduinoplus2: { float: 'hil:0', pump1: 'hil:0', pump2: 'hil:1', alarm: 'hil:2', warning: 'hil:3', gauge: 'hil:4' },
  },
});
