import type { i32 } from 'bulkhead';

class Sum {
  total: i32 = 0;

  add(value: i32): this {
    this.total += value;
    return this;
  }

  equals(other: this): boolean {
    return this.total === other.total;
  }
}

class Doubled extends Sum {
  twice(): this {
    this.total *= 2;
    return this;
  }
}

const plain = new Sum();
const doubled = new Doubled();

export function scan(): void {
  plain.add(1).add(2);
  doubled.add(1).add(2);
  doubled.twice().add(4);
  console.log(plain.total, doubled.total, plain.equals(plain), plain.add(7).equals(doubled)); // 3 10 true true
}
