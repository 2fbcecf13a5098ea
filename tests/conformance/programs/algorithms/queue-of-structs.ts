import { atMost, type i32, type u8 } from 'bulkhead';

interface Event {
  kind: 'start' | 'stop' | 'tick';
  value: i32;
}
const events: Event[] = [
  { kind: 'tick', value: 0 },
  { kind: 'tick', value: 0 },
  { kind: 'tick', value: 0 },
];
let head: u8 = 0;
let used: u8 = 0;

function post(kind: Event['kind'], value: i32): boolean {
  if (used === events.length) return false;
  const slot = events[(head + used) % events.length]!;
  slot.kind = kind;
  slot.value = value;
  used++;
  return true;
}
function take(): void {
  const event = events[head]!;
  console.log(event.kind, event.value);
  head = (head + 1) % events.length;
  used--;
}

export function scan(): void {
  console.log(post('start', 1), post('tick', 2), post('stop', -3), post('tick', 4));
  take();
  console.log(post('tick', 5));
  for (const _ of atMost(4)) {
    if (used === 0) break;
    take();
  }
}
