import type { i32, u8 } from 'bulkhead';

let order: i32 = 0;

function next(what: u8): i32 {
  order++;
  console.log(what, order);
  return order;
}
class Base {
  readonly first: i32 = next(1);
  constructor(
    protected readonly given: i32,
    extra: i32 = 7,
  ) {
    console.log('base', this.first, given, extra);
  }
}
class Derived extends Base {
  readonly second: i32 = next(2);
  constructor(
    value: u8,
    readonly third: i32,
  ) {
    super(next(3) + value, next(4));
    console.log('derived', this.first, this.second, this.third, this.given);
  }
}
class Plain extends Base {
  readonly own: i32 = next(5);
}
class Short extends Base {
  constructor() {
    super(-1);
  }
}

export function scan(): void {
  const a = new Derived(10, next(6));
  const b = new Plain(20);
  const c = new Plain(30, 31);
  const d = new Short();
  console.log(a.first, a.second, a.third, b.first, b.own, c.own, d.first);
}
