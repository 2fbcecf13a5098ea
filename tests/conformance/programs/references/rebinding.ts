import type { i32 } from 'bulkhead';

class Tank {
  constructor(public level: i32) {}
}
class Pump {
  private source: Tank;
  constructor(
    source: Tank,
    private target: Tank,
  ) {
    this.source = source;
  }
  turn(): void {
    const before = this.source;
    this.source = this.target;
    this.target = before;
  }
  move(by: i32): void {
    this.source.level -= by;
    this.target.level += by;
  }
  both(): i32 {
    return this.source.level * 100 + this.swap() + this.source.level;
  }
  private swap(): i32 {
    this.turn();
    return 0;
  }
}
const left = new Tank(50);
const right = new Tank(7);
const pump = new Pump(left, right);

export function scan(): void {
  pump.move(10);
  console.log(left.level, right.level);
  pump.turn();
  pump.move(1);
  console.log(left.level, right.level);
  console.log(pump.both(), pump.both());
}
