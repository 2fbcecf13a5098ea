/** Static fields and methods belong to the class alone. */
import { assert, type i32 } from 'bulkhead';

class Pool {
  static readonly SIZE = 4;
  static used: i32 = 0;
  readonly id: i32;
  constructor() {
    this.id = Pool.take();
  }
  static take(): i32 {
    Pool.used++;
    return Pool.used;
  }
  static free(): i32 {
    return Pool.SIZE - Pool.used;
  }
}
const a = new Pool();
const b = new Pool();

export function scan(): void {
  assert(a.id === 1 && b.id === 2, 'in order');
  const c = new Pool();
  console.log(c.id, Pool.used, Pool.free(), Pool.SIZE);
}
