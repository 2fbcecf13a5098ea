import { type i32, run, type Steps, type u8 } from 'bulkhead';

abstract class Valve {
  protected open: u8 = 0;
  abstract turn(): i32;
}
class Slow extends Valve {
  turn(): i32 {
    this.open++;
    return this.open;
  }
}
class Fast extends Valve {
  turn(): i32 {
    this.open += 10;
    return this.open;
  }
}
const slow = new Slow();
const fast = new Fast();
let chosen: Valve | null = null;
let left: u8 | null = 2;

function pick(n: i32): Valve | null {
  return n === 0 ? slow : n === 1 ? fast : null;
}

function* work(): Steps {
  for (let n = 0; n < 3; n++) {
    const valve = pick(n);
    let count: u8 | null = left;
    yield;
    if (valve === null) {
      console.log('none', count);
      continue;
    }
    chosen = valve;
    while (count !== null && count > 0) {
      console.log(n, valve.turn(), count, chosen === valve, valve instanceof Fast);
      count = count === 1 ? null : count - 1;
      yield;
    }
    console.log('end', count, chosen?.turn() ?? -1);
  }
}
const working = run(work);

export function scan(): void {
  for (let i = 0; i < 12; i++) working.step();
  console.log(working.done, left ?? 0);
}
