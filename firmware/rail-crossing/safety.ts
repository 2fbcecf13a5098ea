/** The crossing: a sequence says what should happen next, the interlocking what may. */
import { points, run, type Steps, serve, type u8, type u16, until } from 'bulkhead';
import { TON, TP } from 'bulkhead/iec';
import { Interlocking } from './interlocking.ts';
import {
  FAILED,
  FALLING,
  LOCAL,
  MAINTENANCE,
  OPEN,
  PASSING,
  PROCEED,
  REMOTE,
  RISING,
  SHUT,
  STARTING,
  WARNING,
  WARNING_LEAST,
  WARNING_MOST,
} from './states.ts';
import type system from './system.ts';

const { approachClear, crossingClear, state, faults, warningTime, closedBy, trains, role } = points<typeof system, 'safety'>();

const interlocking = new Interlocking();
const lightTest = new TP('5s');
/** Of the lights, before the barriers fall. */
const warning = new TON('8s');

let step: u8 = STARTING;
let wantLights: boolean = true;
let wantRaise: boolean = false;
let wantProceed: boolean = false;
/** Closed by the operator, until released. */
let held: boolean = false;
let warningMs: u16 = 4000;
let testing: boolean = false;
let selected: boolean = false;
let passed: u16 = 0;
let present: u8 = REMOTE;

/** What the operator may ask; the answer is false where it is refused. */
export const request = serve({
  close(): boolean {
    held = true;
    return true;
  },
  /** The road gets the crossing back when no train is coming, not before. */
  release(): boolean {
    held = false;
    return true;
  },
  testLights(): boolean {
    if (step !== OPEN) return false;
    testing = true;
    return true;
  },
  /** How long the lights warn before the barriers fall, in ms. */
  setWarning(ms: u16): boolean {
    if (ms < WARNING_LEAST || ms > WARNING_MOST) return false;
    warningMs = ms;
    return true;
  },
});

/** Select before operate: one garbled or repeated message resets nothing. */
export const reset = serve({
  select(): boolean {
    selected = interlocking.faults !== 0;
    return selected;
  },
  /** Forgets the faults and proves everything anew, from barriers down. */
  execute(): boolean {
    if (!selected) return false;
    selected = false;
    interlocking.reset();
    crossing.restart();
    return true;
  },
});

/** Who is at the controls, as the keys in the cabinet say. */
export const session = serve({
  remote(): void {
    present = REMOTE;
  },
  local(): void {
    present = LOCAL;
  },
  maintenance(): void {
    present = MAINTENANCE;
  },
});

function isNeeded(): boolean {
  return held || !approachClear.value || !crossingClear.value || interlocking.faults !== 0;
}

function* work(): Steps {
  step = STARTING;
  yield* shut();
  while (true) {
    yield* letTrainsPass();
    yield* open();
    yield* until(() => isNeeded());
    yield* warn();
    yield* shut();
  }
}

function* warn(): Steps {
  step = WARNING;
  wantLights = true;
  yield* until(() => warning.et >= warningMs, '10s');
}

function* shut(): Steps {
  wantLights = true;
  wantRaise = false;
  wantProceed = false;
  if (step !== STARTING) step = FALLING;
  yield* until(() => interlocking.isDown, '15s');
}

/** Ends when the road may have the crossing back. */
function* letTrainsPass(): Steps {
  while (true) {
    step = SHUT;
    yield* until(() => !approachClear.value || (interlocking.mayRaise && !held));
    if (approachClear.value) return;
    wantProceed = true;
    step = PROCEED;
    yield* until(() => approachClear.value || !crossingClear.value);
    wantProceed = false;
    if (!crossingClear.value) {
      step = PASSING;
      yield* until(() => crossingClear.value);
      passed = (passed + 1) & 0xffff;
    }
  }
}

function* open(): Steps {
  step = RISING;
  wantRaise = true;
  yield* until(() => interlocking.isUp || isNeeded());
  if (isNeeded()) return;
  wantLights = false;
  step = OPEN;
}

const crossing = run(work);

export function scan(): void {
  interlocking.observe();
  warning.update(step === WARNING);
  crossing.step();
  lightTest.update(testing);
  testing = false;
  interlocking.drive(wantRaise, wantProceed, wantLights || lightTest.q);

  state.value = interlocking.faults !== 0 ? FAILED : step;
  faults.value = interlocking.faults;
  warningTime.value = warningMs;
  closedBy.value = held;
  trains.value = passed;
  role.value = present;
}
