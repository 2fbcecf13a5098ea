import { f32, type i32, type u8 } from 'bulkhead';

enum Kind {
  Plain,
  Special = 4,
}
const SIZE = 3;
let order: i32 = 0;

function step(digit: u8): u8 {
  order = order * 10 + digit;
  return digit;
}

/** Defaults that are worked out at each call, in terms of the parameters before them, beside fields with plain initial values. */
class Base {
  doubled: u8 = SIZE * 2;
  kind = Kind.Special;
  bytes = new Uint8Array(SIZE);
  part = f32(1.5);
  pair = { first: 1, rest: [2, 3] };
  constructor(
    public width: u8 = step(4),
    readonly area: i32 = width * 2 + 1,
  ) {
    step(5);
  }
}
class Derived extends Base {
  own: u8 = step(6);
  constructor(given: u8 = step(7)) {
    super(given);
    step(8);
  }
}

const none = new Base();
const one = new Base(9);
const both = new Base(9, 1);
const derived = new Derived();
const second = new Base(3);

export function scan(): void {
  console.log(order); // 4 5, 5, 5, 7 5 6 8, 5
  console.log(none.width, none.area, one.area, both.area, derived.width, derived.area, second.area, derived.own);
  console.log(none.doubled, none.kind, none.bytes.length, none.part, none.pair.rest[1]!);
}
