import type { i32 } from 'bulkhead';

interface Source {
  read(): i32;
}
class One implements Source {
  read(): i32 {
    return 1;
  }
}
class Two implements Source {
  private n: i32 = 0;
  read(): i32 {
    this.n += 2;
    return this.n;
  }
}
const one = new One();
const two = new Two();

function total(a: Source, b: Source): i32 {
  return a.read() * 10 + b.read();
}

export function scan(): void {
  console.log(total(one, two), total(two, two), total(two, one));
}
