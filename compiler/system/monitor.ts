/** The monitor's port, which belongs to the I/O task, and what may be forced through it. Default deny: without it nobody looks in. */
import type { Findings } from './findings.ts';
import { show } from './findings.ts';
import type { Board, MonitorModel, PointModel, TaskModel } from './model.ts';
import { isInput, isOutput } from './points.ts';
import { suggestion } from './suggest.ts';

const defaultBaud = 115_200;

/** `users`: the tasks of the user, with their rights. Null when the system declares no monitor. */
export function checkMonitor(
  findings: Findings,
  value: unknown,
  board: Board | null,
  points: readonly PointModel[],
  users: readonly TaskModel[],
): MonitorModel | null {
  if (value === undefined) return null;
  const path = ['monitor'];
  const { port, baud, forces } = findings.fields(path, value, ['port', 'baud', 'forces']);
  const owner = users.find((task) => task.uses.includes(port as string));
  const known = Object.entries(board?.peripherals ?? {}).flatMap(([name, { drivers }]) => (drivers.length > 0 ? [name] : []));
  if (typeof port !== 'string') findings.error('BH3070', [...path, 'port'], `'monitor.port' must name a serial port, not ${show(port)}`);
  else if (board && !known.includes(port)) {
    findings.error(
      'BH3070',
      [...path, 'port'],
      `${board.name} has no serial port '${port}'`,
      suggestion(port, known, `serial ports of ${board.name}`),
    );
  } else if (owner) findings.error('BH3035', [...path, 'port'], `'${port}' belongs to task '${owner.name}' already`);
  const rate = baud === undefined ? defaultBaud : findings.whole('BH3070', [...path, 'baud'], baud, 1200, 921_600);
  const forced = findings.names([...path, 'forces'], forces).flatMap((name, index) => {
    const point = points.find((candidate) => candidate.name === name);
    const at = [...path, 'forces', index];
    if (!point) {
      findings.error(
        'BH3022',
        at,
        `there is no point '${name}'`,
        suggestion(
          name,
          points.map((each) => each.name),
          'points of the system',
        ),
      );
    } else if (!isInput(point) && !isOutput(point)) {
      findings.error('BH3070', at, `'${name}' is neither an input nor an output`, 'a force stands between a point and the outside');
    } else return [point.index];
    return [];
  });
  return typeof port === 'string' && rate !== null ? { port, baud: rate, forces: forced } : null;
}
