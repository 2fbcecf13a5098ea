/** Towers of Hanoi with 11 discs: three pegs as stacks of discs, pending moves on an explicit stack. */
import { assert, atMost, type i32, type u8, u32 } from 'bulkhead';

const DISCS = 11;
const PENDING = 2 * DISCS + 2;

class Peg {
  private readonly discs = new Uint8Array(DISCS);
  private height: u8 = 0;

  clear(): void {
    this.height = 0;
  }

  push(disc: u8): void {
    assert(this.height === 0 || this.discs[this.height - 1] > disc, 'a larger disc on a smaller one');
    this.discs[this.height] = disc;
    this.height++;
  }

  pop(): u8 {
    this.height--;
    return this.discs[this.height];
  }
}

const pegs = [new Peg(), new Peg(), new Peg()] as const;
const pendingCount = new Uint8Array(PENDING);
const pendingFrom = new Uint8Array(PENDING);
const pendingTo = new Uint8Array(PENDING);
let pending: i32 = 0;

/** `count` discs are to go from one peg to another. */
function request(count: u8, from: u8, to: u8): void {
  pendingCount[pending] = count;
  pendingFrom[pending] = from;
  pendingTo[pending] = to;
  pending++;
}

export function run(): u32 {
  for (const peg of pegs) peg.clear();
  for (let disc = DISCS; disc > 0; disc--) pegs[0].push(disc);
  let moves: u32 = 0;
  let sum: u32 = 0;
  pending = 0;
  request(DISCS, 0, 2);
  for (const _ of atMost(10000)) {
    if (pending === 0) break;
    pending--;
    const count = pendingCount[pending];
    const from = pendingFrom[pending];
    const to = pendingTo[pending];
    if (count === 1) {
      const disc = pegs[from].pop();
      pegs[to].push(disc);
      moves++;
      sum = u32.wrap(Math.imul(sum, 31) + disc * 3 + to);
    } else {
      const other: u8 = 3 - from - to;
      request(count - 1, other, to);
      request(1, from, to);
      request(count - 1, from, other);
    }
  }
  return u32.wrap(sum + moves);
}
