import type { u8 } from 'bulkhead';

interface Slot {
  value: u8 | null;
}
const slot: Slot = { value: null };

export function scan(): void {
  slot.value ??= 5;
  slot.value ??= 6;
  console.log(slot.value);
  slot.value = null;
  console.log(slot.value === null, (slot.value ?? 7) + 1);
}
