import type { u8 } from 'bulkhead';

class Level {
  private held: u8 = 250;
  get value(): u8 {
    return this.held;
  }
  set value(next: u8) {
    console.log('set', next);
    this.held = next;
  }
}
const level = new Level();

export function scan(): void {
  level.value += 5;
  level.value++;
}
