import type { FixedArray, i32, u8 } from 'bulkhead';

class Latch<T> {
  private held: T;
  private set: boolean = false;
  constructor(initial: T) {
    this.held = initial;
  }
  put(value: T): void {
    if (this.set) return;
    this.held = value;
    this.set = true;
  }
  get value(): T {
    return this.held;
  }
}
const number = new Latch<i32>(-1);
const flag = new Latch<boolean>(false);

export function scan(): void {
  number.put(5);
  number.put(6);
  console.log(number.value, flag.value);
  flag.put(true);
  console.log(number.value, flag.value);
}
