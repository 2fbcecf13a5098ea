import type { i32, u8 } from 'bulkhead';

interface Source {
  read(): i32;
}
class Ramp implements Source {
  private at: i32 = 0;
  read(): i32 {
    this.at += 10;
    return this.at;
  }
}
class Fixed implements Source {
  constructor(private readonly level: u8) {}
  read(): i32 {
    return this.level;
  }
}
class Average<S extends Source> {
  private held: i32 = 0;
  constructor(private readonly source: S) {}
  next(): i32 {
    this.held = (this.held + this.source.read()) >> 1;
    return this.held;
  }
}
const ramp = new Ramp();
const ofRamp = new Average(ramp);
const fixed = new Fixed(64);
const ofFixed = new Average(fixed);

export function scan(): void {
  for (let i = 0; i < 3; i++) console.log(ofRamp.next(), ofFixed.next());
  console.log(ramp.read());
}
