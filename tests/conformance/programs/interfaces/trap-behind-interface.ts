import type { u8 } from 'bulkhead';

interface Counter {
  add(by: u8): void;
}
class Small implements Counter {
  private count: u8 = 200;
  add(by: u8): void {
    this.count += by;
  }
}
class Wide implements Counter {
  private count = 200;
  add(by: u8): void {
    this.count += by;
  }
}
const small = new Small();
const wide = new Wide();

function fill(counter: Counter): void {
  for (let i = 0; i < 3; i++) {
    counter.add(20);
    console.log(i);
  }
}

export function scan(): void {
  fill(wide);
  fill(small);
}
