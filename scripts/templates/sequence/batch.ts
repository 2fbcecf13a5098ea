import { points, run, type Steps, until, wait } from 'bulkhead';
import { R_TRIG } from 'bulkhead/iec';
import type system from './system.ts';

const { start, level, inlet, mixer, outlet, failed } = points<typeof system, 'batch'>();

const pressed = new R_TRIG();

/** One batch after another, from top to bottom. Each `yield*` ends the scan until it may go on. */
function* batches(): Steps {
  while (true) {
    yield* until(() => pressed.q);
    failed.value = false;

    inlet.value = true;
    const full = yield* until(() => level.value >= 800, '15s');
    inlet.value = false;

    if (full) {
      mixer.value = true;
      yield* wait('5s');
      mixer.value = false;
    } else {
      console.log('not full after 15 s, level', level.value);
      failed.value = true;
    }

    outlet.value = true;
    yield* until(() => level.value <= 20);
    outlet.value = false;
  }
}

const work = run(batches);

export function init(): void {
  failed.value = false;
}

/** Every 10 ms, within 1 ms, or the task is restarted. */
export function scan(): void {
  pressed.update(start.value);
  work.step();
}
