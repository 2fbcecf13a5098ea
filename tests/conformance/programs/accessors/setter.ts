import type { u8 } from 'bulkhead';

class Dial {
  private held: u8 = 0;
  get value(): u8 {
    return this.held;
  }
  set value(next: u8) {
    this.held = next > 100 ? 100 : next;
  }
}
const dial = new Dial();

export function scan(): void {
  dial.value = 50;
  dial.value += 100;
  console.log(dial.value);
}
