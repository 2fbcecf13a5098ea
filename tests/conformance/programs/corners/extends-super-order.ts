import type { i32 } from 'bulkhead';
let order: i32 = 0;
function mark(digit: i32): i32 {
  order = order * 10 + digit;
  return digit;
}
class Base {
  a: i32 = mark(1);
  b: i32;
  constructor(b: i32) {
    this.b = mark(2) + b;
    order = order * 10;
  }
  step(): void {
    this.a += 100;
  }
  sum(): i32 {
    return this.a + this.b;
  }
}
class Derived extends Base {
  c: i32 = mark(4);
  constructor(seed: i32) {
    super(mark(3) * seed);
    this.c += mark(5);
  }
  override step(): void {
    super.step();
    this.b *= 2;
  }
  override sum(): i32 {
    return super.sum() * 10 + this.c;
  }
}
const made = new Derived(4);
function show(base: Base): void {
  console.log(base.sum(), base instanceof Derived);
}
export function scan(): void {
  console.log(order);
  show(made);
  made.step();
  show(made);
}
