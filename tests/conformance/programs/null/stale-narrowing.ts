import type { i32, u8 } from 'bulkhead';

interface Slot {
  value: u8 | null;
}
const slot: Slot = { value: 5 };

function clear(): void {
  slot.value = null;
}

export function scan(): void {
  let sum: i32 = 0;
  if (slot.value !== null) {
    sum += slot.value;
    clear();
    console.log(sum);
    sum += slot.value;
  }
  console.log(sum);
}
