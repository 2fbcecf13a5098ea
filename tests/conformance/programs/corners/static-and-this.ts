import { type i32, type u16, u8 } from 'bulkhead';
class Counter {
  static total: u16 = 0;
  static readonly step: u8 = 3;
  private n: u8 = 0;
  private readonly list = [1, 2, 3];
  add(by: u8 = Counter.step): this {
    this.n += by;
    Counter.total += this.n;
    return this;
  }
  static reset(to: Counter): i32 {
    const old = to.n * 1000;
    to.n = 0;
    Counter.total = 65_530;
    return old;
  }
  sum(f: (v: i32, at: i32) => i32): i32 {
    let out: i32 = 0;
    this.list.forEach((v, at) => {
      out += f(v + this.n, at);
      this.n++;
    });
    return out;
  }
}
const a = new Counter();
const b = new Counter();
export function scan(): void {
  console.log(a.add().add(10).add().sum((v, at) => v * at), b.add(a.sum((v) => v) > 5 ? 7 : 8).sum((v) => -v));
  console.log(Counter.total, Counter.reset(a), Counter.total, a.sum((v) => v));
  a.add(2).add(1);
}
