/** firmware/traffic-light: the order and the times of its lights, whatever people do to the button and faults to the task. */
import { type Machine, machine } from 'bulkhead/hil';
import { expect, test } from 'vitest';
import { people } from '../../firmware/traffic-light/plant.ts';
import type system from '../../firmware/traffic-light/system.ts';

const folder = 'firmware/traffic-light';
type Lights = Machine<typeof system>;

/** What is to be seen: the cars' lights, then those of the people. */
function shown({ points }: Lights): string {
  const cars = [points.carRed.value && 'red', points.carAmber.value && 'amber', points.carGreen.value && 'green'].filter(Boolean).join('+');
  return `${cars} / ${points.walkGreen.value ? 'go' : ''}${points.walkRed.value ? 'stop' : ''}`;
}

/** Goes on to the next change; how long it took, in simulated seconds. */
async function next(m: Lights): Promise<{ after: number; lights: string }> {
  const [before, start] = [shown(m), m.time];
  await m.until(() => shown(m) !== before, '60s');
  return { after: m.time - start, lights: shown(m) };
}

async function press(m: Lights): Promise<void> {
  m.plant.set('button', true);
  await m.advance('100ms');
  m.plant.set('button', false);
}

test('one press takes the lights once round, each phase as long as it must be', async () => {
  await using m = await machine<typeof system>(folder, { plant: null });
  expect(shown(m)).toBe('red / stop');
  const first = await next(m);
  expect(first).toEqual({ after: expect.closeTo(8, 0), lights: 'green / stop' });
  await m.advance('15s');
  expect([shown(m), m.points.asked.value], 'nobody has asked').toEqual(['green / stop', false]);
  await press(m);
  expect(m.points.asked.value).toBe(true);
  const phases: string[] = [];
  for (let phase = 0; phase < 5; phase++) {
    const { after, lights } = await next(m);
    // The first is the way of the press through the firmware.
    phases.push(phase === 0 ? lights : `after ${Math.round(after * 20) / 20} s ${lights}`);
    if (lights === 'red / go') expect(m.points.asked.value).toBe(false);
  }
  expect(phases).toEqual([
    'red / stop',
    'after 2 s red / go',
    'after 8 s red / stop',
    'after 5 s red+amber / stop',
    'after 1 s green / stop',
  ]);
  await m.advance('20s');
  expect(shown(m), 'asked once').toBe('green / stop');
});

test('cars have ten seconds also when the button is held, and a press at green is none', async () => {
  await using m = await machine<typeof system>(folder, { plant: null });
  m.plant.set('button', true);
  await m.until(() => m.points.carGreen.value, '10s');
  const green = await next(m);
  expect(green).toEqual({ after: expect.closeTo(10, 1), lights: 'amber / stop' });
  m.plant.set('button', false);
  await m.until(() => m.points.walkGreen.value, '10s');
  await m.advance('1s');
  await press(m);
  expect(m.points.asked.value).toBe(false);
});

test('never cars and people at once, and whoever asks is let across within half a minute', async () => {
  let time = 0;
  let askedAt: number | null = null;
  let longest = 0;
  let crossings = 0;
  const crowd = people();
  const watched = {
    step(dt: number, outputs: Parameters<typeof crowd.step>[1]) {
      time += dt;
      if (outputs['walkGreen']) expect([outputs['carGreen'], outputs['carAmber'], outputs['carRed']]).toEqual([false, false, true]);
      expect(outputs['walkGreen']).not.toBe(outputs['walkRed']);
      if (outputs['asked']) askedAt ??= time;
      else if (askedAt !== null) {
        longest = Math.max(longest, time - askedAt);
        askedAt = null;
        crossings++;
      }
      return crowd.step(dt, outputs);
    },
  };
  await using m = await machine<typeof system>(folder, { plant: watched });
  await m.advance('130s');
  expect(crossings).toBeGreaterThan(2);
  expect(longest).toBeLessThan(30);
});

test('a task that dies while people cross leaves everyone at red, for as long as they need', async () => {
  await using m = await machine<typeof system>(folder, { plant: null });
  await m.advance('8s');
  await press(m);
  await m.until(() => m.points.walkGreen.value, '20s');
  await m.advance('1s');
  m.fault('crossing');
  await m.advance('50ms');
  expect(m.task('crossing').restarts).toBe(1);
  expect(shown(m)).toBe('red / stop');
  const { after, lights } = await next(m);
  expect(lights).toBe('green / stop');
  expect(after).toBeGreaterThan(7.8);
});
