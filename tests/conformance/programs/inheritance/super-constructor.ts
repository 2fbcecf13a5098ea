import type { i32, u8 } from 'bulkhead';

abstract class Base {
  readonly id: u8;
  protected count: i32 = 1;
  constructor(id: u8) {
    this.id = id;
    this.count += id;
  }
  abstract name(): string;
  describe(): void {
    console.log(this.name(), this.id, this.count);
  }
}
class Left extends Base {
  private readonly extra: i32;
  constructor(id: u8, extra: i32) {
    super(id);
    this.extra = extra;
    this.count += this.extra;
  }
  name(): string {
    return 'left';
  }
}
class Right extends Base {
  constructor() {
    super(9);
  }
  name(): string {
    return 'right';
  }
}
const left = new Left(3, 100);
const right = new Right();

export function scan(): void {
  left.describe();
  right.describe();
}
