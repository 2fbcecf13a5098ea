import type { i32, u8 } from 'bulkhead';
class Slot {
  value: u8 | null = null;
  peer: Slot | null = null;
  n: i32 = 0;
}
const a = new Slot();
const b = new Slot();
let calls: i32 = 0;
function give(): Slot {
  calls++;
  return b;
}
function number(): u8 {
  calls += 10;
  return 7;
}
export function scan(): void {
  a.value ??= number();
  a.value ??= number();
  a.peer ??= give();
  a.peer ??= give();
  a.peer.n += 5;
  console.log(a.value, calls, b.n, a.peer === b);
  b.value = a.value;
  a.value = null;
  console.log(b.value, a.value ?? number(), a.peer?.value ?? 0, a.peer.peer?.value ?? 1, calls);
  const kept = a.peer.value;
  b.value = null;
  console.log(kept, a.peer.value, (a.peer.value ??= 3) + 1, b.value);
  a.peer = null;
  console.log(a.peer === null, give().n, calls);
}
