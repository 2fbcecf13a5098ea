/** The sequence of the lights, from top to bottom as it is seen on the road. */
import { assert, points, run, type Steps, until, wait } from 'bulkhead';
import { RS } from 'bulkhead/iec';
import type system from './system.ts';

const { button, carRed, carAmber, carGreen, walkRed, walkGreen, asked } = points<typeof system, 'crossing'>();

const request = new RS();

function* cycle(): Steps {
  yield* wait('8s'); // after a start, whoever is on the crossing gets off it
  while (true) {
    cars('green');
    yield* wait('10s'); // cars have at least this long
    yield* until(() => request.q1);
    cars('amber');
    yield* wait('3s');
    cars('red');
    yield* wait('2s'); // the last car leaves the crossing
    walk(true);
    yield* wait('8s');
    walk(false);
    yield* wait('5s'); // whoever has begun to walk gets across
    cars('red and amber');
    yield* wait('1s');
  }
}

const lights = run(cycle);

export function init(): void {
  cars('red');
  walk(false);
}

export function scan(): void {
  lights.step();
  // A press counts until green comes.
  request.update(button.value, walkGreen.value);
  asked.value = request.q1;
  assert(!(carGreen.value || carAmber.value) || !walkGreen.value, 'cars and people at once');
}

function cars(show: 'red' | 'red and amber' | 'amber' | 'green'): void {
  carRed.value = show === 'red' || show === 'red and amber';
  carAmber.value = show === 'amber' || show === 'red and amber';
  carGreen.value = show === 'green';
}

function walk(go: boolean): void {
  walkGreen.value = go;
  walkRed.value = !go;
}
