/** The water tank with another period of its control task. */
import { defineSystem } from 'bulkhead/system';
import tank from '../../../firmware/water-tank/system.ts';

export function tankEvery(period: '10ms' | '20ms' | '50ms') {
  const { control, modbus } = tank.tasks;
  return defineSystem({
    ...tank,
    name: `tank-${period}`,
    tasks: {
      control: { ...control, entry: '../../../../firmware/water-tank/control.ts', period },
      modbus: { ...modbus, entry: '../../../../firmware/water-tank/modbus.ts' },
    },
  });
}
