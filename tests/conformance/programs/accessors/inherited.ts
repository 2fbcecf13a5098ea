import type { i32, u8 } from 'bulkhead';

class Dial {
  protected held: i32 = 0;
  get value(): i32 {
    return this.held;
  }
  set value(next: i32) {
    this.held = next;
  }
}
class Limited extends Dial {
  override get value(): i32 {
    return super.value;
  }
  override set value(next: i32) {
    super.value = next > 10 ? 10 : next;
  }
}
class Plain extends Dial {
  twice(): void {
    this.value *= 2;
  }
}
const dials: Dial[] = [new Dial(), new Limited(), new Plain()];

export function scan(): void {
  for (const dial of dials) {
    dial.value = 8;
    dial.value += 5;
    console.log(dial.value);
  }
  const plain = new Plain();
  plain.value--;
  plain.twice();
  console.log(plain.value);
}
