import type { i32, u8 } from 'bulkhead';

class Counter {
  protected count: i32 = 0;
  add(by: u8): i32 {
    this.count += by;
    return this.count;
  }
  twice(by: u8): i32 {
    return this.add(by) + this.add(by);
  }
  get shown(): i32 {
    return this.count;
  }
}
class Loud extends Counter {
  override add(by: u8): i32 {
    console.log('add', by);
    return super.add(by) * 10;
  }
  override get shown(): i32 {
    return super.shown + 1000;
  }
  plain(by: u8): i32 {
    return super.twice(by) + this.twice(by);
  }
}
const quiet = new Counter();
const loud = new Loud();

function use(counter: Counter): i32 {
  return counter.twice(3);
}

export function scan(): void {
  console.log(use(quiet), use(loud));
  console.log(quiet.shown, loud.shown);
  console.log(loud.plain(1), loud.add(2), loud.shown);
  const same: Counter = loud;
  console.log(same.shown, same === loud, same === quiet);
}
