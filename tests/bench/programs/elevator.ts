/** The state machine of an elevator with eight floors, 4,000 scans under pseudo-random requests. */
import { type u8, u32 } from 'bulkhead';

const FLOORS = 8;
const SCANS = 4000;
const DOOR_TIME = 5;
const TRAVEL_TIME = 3;

type State = 'idle' | 'up' | 'down' | 'opening' | 'open' | 'closing';

let state: State = 'idle';
/** Where the car goes on after its doors have closed. */
let rising = true;
let floor: u8 = 0;
let timer: u8 = 0;
let served: u32 = 0;
const requested = new Uint8Array(FLOORS);

function isRequestedAbove(): boolean {
  for (let other = floor + 1; other < FLOORS; other++) {
    if (requested[other] !== 0) return true;
  }
  return false;
}

function isRequestedBelow(): boolean {
  for (let other = 0; other < floor; other++) {
    if (requested[other] !== 0) return true;
  }
  return false;
}

/** Chooses what to do from standstill with closed doors: open here, else keep the direction, else turn, else rest. */
function choose(): void {
  timer = 0;
  if (requested[floor] !== 0) {
    state = 'opening';
  } else if (rising ? isRequestedAbove() : isRequestedBelow()) {
    state = rising ? 'up' : 'down';
  } else if (rising ? isRequestedBelow() : isRequestedAbove()) {
    rising = !rising;
    state = rising ? 'up' : 'down';
  } else {
    state = 'idle';
  }
}

function scan(): void {
  switch (state) {
    case 'idle':
      choose();
      break;
    case 'up':
    case 'down':
      timer++;
      if (timer < TRAVEL_TIME) break;
      timer = 0;
      floor += state === 'up' ? 1 : -1;
      if (requested[floor] !== 0) state = 'opening';
      else choose();
      break;
    case 'opening':
      timer++;
      if (timer >= 2) {
        state = 'open';
        timer = 0;
        requested[floor] = 0;
        served++;
      }
      break;
    case 'open':
      timer++;
      if (requested[floor] !== 0) {
        requested[floor] = 0;
        timer = 0;
      }
      if (timer >= DOOR_TIME) {
        state = 'closing';
        timer = 0;
      }
      break;
    case 'closing':
      timer++;
      if (requested[floor] !== 0) {
        state = 'opening';
        timer = 0;
      } else if (timer >= 2) {
        choose();
      }
      break;
  }
}

export function run(): u32 {
  state = 'idle';
  rising = true;
  floor = 0;
  timer = 0;
  served = 0;
  requested.fill(0);
  let seed: u32 = 7;
  let sum: u32 = 0;
  for (let count = 0; count < SCANS; count++) {
    seed = u32.wrap(Math.imul(seed, 1664525) + 1013904223);
    if (seed >>> 28 === 0) requested[(seed >>> 20) & 7] = 1;
    scan();
    sum = u32.wrap(Math.imul(sum, 31) + 8 * floor + timer);
  }
  return u32.wrap(sum + served);
}
