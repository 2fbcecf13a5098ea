/** A door with a union of states and an enum of events. */
import { assert, type u16 } from 'bulkhead';

type State = 'open' | 'closed' | 'locked';
enum Event { Push, Pull, Lock, Unlock }
const events: Event[] = [Event.Push, Event.Lock, Event.Pull, Event.Unlock, Event.Pull, Event.Lock, Event.Push];
let state: State = 'open';
let refused: u16 = 0;

function step(now: State, event: Event): State {
  switch (event) {
    case Event.Push:
      return now === 'open' ? 'closed' : now;
    case Event.Pull:
      return now === 'closed' ? 'open' : now;
    case Event.Lock:
      return now === 'closed' ? 'locked' : now;
    case Event.Unlock:
      return now === 'locked' ? 'closed' : now;
  }
}

export function scan(): void {
  for (const event of events) {
    const next = step(state, event);
    if (next === state) refused++;
    state = next;
    console.log(event, state, refused);
  }
  assert(refused === 2, 'pulled while locked, locked while open');
}
