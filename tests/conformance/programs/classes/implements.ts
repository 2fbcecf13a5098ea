import type { i32 } from 'bulkhead';

interface Source {
  read(): i32;
}
class Fixed implements Source {
  read(): i32 {
    return 42;
  }
}
class Counting implements Source {
  private n: i32 = 0;
  read(): i32 {
    this.n += 3;
    return this.n;
  }
}
const fixed = new Fixed();
const counting = new Counting();

export function scan(): void {
  console.log(fixed.read(), counting.read(), counting.read());
}
