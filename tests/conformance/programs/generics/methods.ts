import { type FixedArray, type i16, type i32, type u8, u8 as byte } from 'bulkhead';

interface Sample {
  at: i32;
  good: boolean;
}

class Shelf<K extends u8 | i32> {
  private count: K;
  calls: u8 = 0;

  constructor(count: K) {
    this.count = count;
  }

  keep<T extends u8 | i16 | i32>(value: T, other: T): T {
    this.calls++;
    return this.count > 2 ? value : other;
  }

  first<T>(list: readonly T[], use: (value: T) => void): void {
    this.calls++;
    use(list[0]!);
  }

  total<N extends number>(list: FixedArray<i32, N>): i32 {
    let sum: i32 = 0;
    for (const each of list) sum += each;
    return sum + this.count;
  }

  twice<T extends u8 | i32>(value: T): T {
    return this.keep(value, this.keep<T>(value, value));
  }

  static larger<T extends u8 | i32>(a: T, b: T): T {
    return a > b ? a : b;
  }
}

const small = new Shelf<u8>(2);
const large = new Shelf<i32>(70_000);
const samples: Sample[] = [
  { at: -5, good: true },
  { at: 6, good: false },
];
const numbers: FixedArray<i32, 3> = [1, -2, 1000];
let level: u8 = 200;
let depth: i32 = -70_000;

export function scan(): void {
  console.log(small.keep(level, 7), large.keep<i16>(-300, 5), small.keep(depth, 1));
  small.first(samples, (sample) => {
    sample.at++;
    console.log(sample.at, sample.good);
  });
  large.first(['a', 'b'] as const, (name) => console.log(name));
  console.log(small.total(numbers), large.total<3>(numbers));
  console.log(small.twice(level), large.twice(depth), Shelf.larger(level, 9), Shelf.larger<i32>(depth, level));
  console.log(small.calls, large.calls);
  level = byte.wrap(level + 1);
  depth++;
}
