/** Each way in which the crossing can fail, one at a time: found, red for the train, shut until a reset. The safety task under Node, as in under-node.ts. */
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { Crossing, type NewTrouble } from '../../../firmware/rail-crossing/plant.ts';
import {
  BARRIERS_LATE,
  CONTACTS_CONTRADICT,
  FAILED,
  FALLING,
  LIGHTS_UNPROVEN,
  NOT_RAISED,
  OPEN,
  PROCEED,
  SHUT,
  TRAIN_LOST,
  TRAIN_UNEXPECTED,
} from '../../../firmware/rail-crossing/states.ts';
import { asking, Bench, PERIOD } from './under-node.ts';

const load = () => {
  vi.resetModules();
  return import('../../../firmware/rail-crossing/safety.ts');
};

let plant: Crossing;
let bench: Bench;

function run(seconds: number): void {
  for (let cycle = 0; cycle < seconds / PERIOD; cycle++) bench.cycle();
}

function until(state: number, limit: number): void {
  for (let cycle = 0; bench.point('state') !== state; cycle++) {
    if (cycle * PERIOD > limit) throw new Error(`state ${bench.point('state')} and not ${state} after ${limit} s`);
    bench.cycle();
  }
}

/** Where a failure begins. */
const situations = {
  'while the road has it': () => {},
  'while the barriers fall': () => {
    plant.send();
    until(FALLING, 20);
    run(3);
  },
  'while a train has proceed': () => {
    plant.send();
    until(PROCEED, 30);
    run(2.5);
  },
} as const;

beforeEach(async () => {
  plant = new Crossing();
  bench = await Bench.start(plant, load);
  until(OPEN, 80);
});

test('a train finds the crossing shut, and the road gets it back behind the train', () => {
  plant.send(200);
  run(7.9);
  expect(plant.barriers).toEqual({ north: 1, south: 1 });
  expect(bench.point('roadLights')).toBe(true);
  for (let limit = 20 / PERIOD; plant.barriers.north > 0 && limit > 0; limit--) bench.cycle();
  // Two seconds of proof.
  run(1.7);
  expect(bench.point('proceed')).toBe(false);
  run(0.3);
  expect(bench.point('proceed')).toBe(true);
  run(60);
  expect(plant.observed).toMatchObject({ passed: 1, metOpenBarrier: 0, proceedWhileOpen: 0, passedAtRed: 0 });
  expect(bench.point('state')).toBe(OPEN);
  expect(bench.point('trains')).toBe(1);
});

test('two trains close behind each other get proceed one after the other, and the road waits for both', () => {
  plant.send(80);
  run(18);
  plant.send(80);
  let rises = 0;
  for (let cycle = 0; plant.observed.passed < 2 && cycle < 200 / PERIOD; cycle++) {
    bench.cycle();
    if (bench.point('raise') === true && bench.point('state') !== OPEN) rises += PERIOD;
  }
  expect(plant.observed).toMatchObject({ passed: 2, metOpenBarrier: 0, passedAtRed: 0 });
  expect(rises).toBeLessThan(10);
});

describe.each<[string, NewTrouble, keyof typeof situations, number]>([
  ['a barrier stays up', { kind: 'jam', barrier: 'north' }, 'while the road has it', BARRIERS_LATE | CONTACTS_CONTRADICT],
  ['a barrier stops half way', { kind: 'jam', barrier: 'south' }, 'while the barriers fall', BARRIERS_LATE],
  ['a barrier falls too slowly', { kind: 'slow', barrier: 'north', factor: 0.3 }, 'while the road has it', BARRIERS_LATE],
  ['a barrier does not rise again', { kind: 'jam', barrier: 'south' }, 'while a train has proceed', CONTACTS_CONTRADICT],
  ['a barrier rises too slowly', { kind: 'slow', barrier: 'south', factor: 0.4 }, 'while a train has proceed', NOT_RAISED],
  ['a contact says down while up', { kind: 'sensor', sensor: 'northDown', reads: true }, 'while the road has it', CONTACTS_CONTRADICT],
  ['a contact says down too soon', { kind: 'sensor', sensor: 'southDown', reads: true }, 'while the barriers fall', CONTACTS_CONTRADICT],
  ['a contact goes on saying down', { kind: 'sensor', sensor: 'northDown', reads: true }, 'while a train has proceed', CONTACTS_CONTRADICT],
  ['a contact never says down', { kind: 'sensor', sensor: 'northDown', reads: false }, 'while the road has it', BARRIERS_LATE],
  ['a contact no longer says down', { kind: 'sensor', sensor: 'southDown', reads: false }, 'while a train has proceed', BARRIERS_LATE],
  [
    'a contact goes on saying up',
    { kind: 'sensor', sensor: 'southUp', reads: true },
    'while the road has it',
    BARRIERS_LATE | CONTACTS_CONTRADICT,
  ],
  ['a contact no longer says up', { kind: 'sensor', sensor: 'northUp', reads: false }, 'while the road has it', NOT_RAISED],
  ['the road lights are dark', { kind: 'dark' }, 'while the road has it', LIGHTS_UNPROVEN],
  ['the road lights go dark', { kind: 'dark' }, 'while a train has proceed', LIGHTS_UNPROVEN],
  ['lights are proven that are off', { kind: 'sensor', sensor: 'lightsProven', reads: true }, 'while the road has it', LIGHTS_UNPROVEN],
  ['the approach loses a train', { kind: 'sensor', sensor: 'approachClear', reads: true }, 'while a train has proceed', TRAIN_LOST],
  ['the crossing does not see a train', { kind: 'sensor', sensor: 'crossingClear', reads: true }, 'while a train has proceed', TRAIN_LOST],
  [
    'a train is on the crossing from nowhere',
    { kind: 'sensor', sensor: 'crossingClear', reads: false },
    'while the road has it',
    TRAIN_UNEXPECTED,
  ],
])('%s', (_, trouble, situation, fault) => {
  it(`${situation}: found, red, and shut until a reset`, () => {
    situations[situation]();
    plant.begin(trouble);
    if (situation === 'while the road has it') {
      run(20);
      plant.send();
    }
    run(150);
    expect(bench.point('faults')).toBe(fault);
    expect(bench.point('state')).toBe(FAILED);
    expect(['proceed', 'raise', 'roadLights'].map((name) => bench.point(name))).toEqual([false, false, true]);
    expect(plant.observed).toMatchObject({ metOpenBarrier: 0, proceedWhileOpen: 0 });
    if (situation !== 'while a train has proceed') expect(plant.observed.passed).toBe(0);

    // Nothing that is asked changes that, but a reset, which proves everything anew.
    const { release, execute, select } = asking(bench);
    release();
    expect(execute()).toBe(false);
    run(100);
    expect(bench.point('state')).toBe(FAILED);
    plant.mend();
    expect([select(), execute()]).toEqual([true, true]);
    run(1);
    expect(bench.point('faults')).toBe(0);
    expect(bench.point('raise')).toBe(false);
    run(150);
    expect(bench.point('state')).toBe(OPEN);
    expect(plant.observed).toMatchObject({ metOpenBarrier: 0, proceedWhileOpen: 0 });
  });
});

test.each<[string, NewTrouble, boolean]>([
  ['a dark light', { kind: 'dark' }, false],
  ['a lost contact', { kind: 'sensor', sensor: 'northDown', reads: false }, false],
  ['a contradiction of contacts', { kind: 'sensor', sensor: 'southUp', reads: true }, false],
  ['a car', { kind: 'car' }, false],
  ['a train on the crossing', { kind: 'sensor', sensor: 'crossingClear', reads: false }, false],
  ['a jam, which nobody can see yet', { kind: 'jam', barrier: 'north' }, true],
])('proceed goes out in the scan that sees %s', (_, trouble, expected) => {
  plant.send();
  until(PROCEED, 30);
  run(3);
  expect(bench.point('proceed')).toBe(true);
  plant.begin(trouble);
  // One cycle until it is read.
  run(2 * PERIOD);
  expect(bench.point('proceed')).toBe(expected);
});

test('a train that no track circuit sees waits at red, and nothing opens in front of it that was not open', () => {
  plant.begin({ kind: 'sensor', sensor: 'approachClear', reads: true });
  plant.send();
  run(300);
  expect(plant.observed).toMatchObject({ passed: 0, passedAtRed: 0, metOpenBarrier: 0 });
  expect(plant.trains[0]!.speed).toBe(0);
});

test('an approach that fails occupied shuts the crossing, and trains pass', () => {
  plant.begin({ kind: 'sensor', sensor: 'approachClear', reads: false });
  plant.send();
  run(100);
  expect(plant.observed).toMatchObject({ passed: 1, metOpenBarrier: 0 });
  expect(bench.point('raise')).toBe(false);
});

test('a car between the barriers holds the train, not for longer than it stands there', () => {
  plant.begin({ kind: 'car' });
  plant.send();
  run(70);
  expect(bench.point('state')).toBe(PROCEED);
  expect(bench.point('proceed')).toBe(false);
  expect(plant.trains[0]!.speed).toBe(0);
  plant.mend('car');
  run(60);
  expect(plant.observed).toMatchObject({ passed: 1, passedAtRed: 0 });
  expect(bench.point('faults')).toBe(0);
});

test('after proceed was taken back the barriers stay down for as long as a train could still come', () => {
  plant.send();
  until(PROCEED, 30);
  run(3);
  // From here on nothing is seen of the train.
  plant.begin({ kind: 'sensor', sensor: 'approachClear', reads: true });
  run(1);
  plant.mend();
  plant.trains = [];
  const { select, execute } = asking(bench);
  expect([select(), execute()]).toEqual([true, true]);
  run(58);
  expect(bench.point('raise')).toBe(false);
  expect(bench.point('state')).toBe(SHUT);
  run(15);
  expect(bench.point('state')).toBe(OPEN);
});

test('a restart of the task with a train before it: shut, and the train passes', async () => {
  plant.send();
  until(PROCEED, 30);
  run(10);
  await bench.restart();
  expect(bench.point('proceed')).toBe(false);
  run(100);
  expect(plant.observed).toMatchObject({ passed: 1, metOpenBarrier: 0 });
});

test('the operator shuts the crossing, and gets it open only when no train is coming', () => {
  const { close, release } = asking(bench);
  close();
  run(30);
  expect(bench.point('state')).toBe(SHUT);
  plant.send();
  run(3);
  release();
  run(20);
  expect(plant.barriers).toEqual({ north: 0, south: 0 });
  run(60);
  expect(bench.point('state')).toBe(OPEN);
});

test('the warning is as long as asked, within its limits', () => {
  const { setWarning } = asking(bench);
  expect([setWarning(2999), setWarning(8001), setWarning(8000)]).toEqual([false, false, true]);
  plant.send();
  run(4);
  // The train is in the approach after four seconds.
  run(7.9);
  expect(plant.barriers.north).toBe(1);
  run(1);
  expect(plant.barriers.north).toBeLessThan(1);
});
