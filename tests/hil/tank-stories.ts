/** A suite of stories about the water tank, each of which tells all that can be seen of it: run twice, they must tell the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tank } from '../../firmware/water-tank/plant.ts';
import type system from '../../firmware/water-tank/system.ts';
import { type Machine, machine } from '../../lib/hil.ts';

type Tank = Machine<typeof system>;

export const stories: Record<string, (m: Tank) => Promise<void>> = {
  'a quiet spell': (m) => m.advance('20s'),
  'the level sensor sticks': async (m) => {
    await m.advance('20s');
    m.plant.stick('level', 400);
    await m.until(() => m.points.drain.value, '60s');
    m.plant.release('level');
    await m.until(() => !m.points.drain.value, '10s');
  },
  'the sensor is off, and the drain opens': async (m) => {
    await m.advance('2s');
    m.plant.bias('level', 800);
    await m.until(() => m.points.drain.value, '10s');
    m.plant.release();
    await m.advance('10s');
  },
  'control dies again and again': async (m) => {
    for (let death = 0; death < 20; death++) {
      await m.advance('997ms');
      m.fault('control');
    }
    await m.advance('1s');
  },
  'the chip is reset': async (m) => {
    await m.advance('5s');
    m.fault('supervisor');
    await m.advance('5s');
  },
};

export interface Telling {
  /** Simulated seconds. */
  time: number;
  trace: string;
  events: readonly string[];
  console: readonly unknown[];
  statistics: unknown;
}

/** @param folder where the trace may be written */
export async function tell(story: string, folder: string): Promise<Telling> {
  await using m = await machine<typeof system>('firmware/water-tank', { plant: tank(), trace: 'never' });
  await stories[story]!(m);
  const { csv } = m.saveTrace(join(folder, 'trace'));
  const statistics = { io: await m.task('io').statistics(), control: await m.task('control').statistics() };
  return { time: m.time, trace: readFileSync(csv, 'utf8'), events: m.events, console: m.console, statistics };
}
