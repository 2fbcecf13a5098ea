import type { i32 } from 'bulkhead';

abstract class Source {
  abstract value(): i32;
}
class Ramp extends Source {
  private at: i32 = 0;
  value(): i32 {
    this.at += 3;
    return this.at;
  }
}
class Fixed extends Source {
  constructor(private readonly level: i32) {
    super();
  }
  value(): i32 {
    return this.level;
  }
}
class Sum {
  constructor(
    private a: Source,
    private b: Source,
  ) {}
  value(): i32 {
    return this.a.value() + this.b.value();
  }
  use(other: Source): void {
    this.b = other;
  }
}
const ramp = new Ramp();
const fixed = new Fixed(100);
const sum = new Sum(ramp, fixed);

export function scan(): void {
  console.log(sum.value(), sum.value());
  sum.use(ramp);
  console.log(sum.value(), ramp.value());
}
