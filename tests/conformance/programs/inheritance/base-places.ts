import type { FixedArray, i32, u8 } from 'bulkhead';

abstract class Pump {
  constructor(readonly id: u8) {}
  abstract power(): i32;
}
class Small extends Pump {
  power(): i32 {
    return this.id;
  }
}
class Big extends Pump {
  private boost: i32 = 1000;
  power(): i32 {
    this.boost += 1;
    return this.boost;
  }
}
class Station {
  readonly main: Pump = new Big(1);
  readonly spare: Pump = new Small(2);
  readonly all: FixedArray<Pump, 3> = [new Small(3), new Big(4), new Small(5)];
  total(): i32 {
    let sum = this.main.power() + this.spare.power();
    for (const pump of this.all) sum += pump.power();
    return sum;
  }
}
const station = new Station();
const first: Pump = new Big(9);

function make(big: boolean, id: u8): Pump {
  if (big) return new Big(id);
  return new Small(id);
}
function either(which: boolean, a: Small, b: Big): i32 {
  const chosen: Pump = which ? a : b;
  return chosen.power();
}

export function scan(): void {
  console.log(station.total(), station.total(), station.all[1]!.power());
  const local: Pump = make(true, 7);
  const other = make(false, 8);
  console.log(local.power(), local.power(), other.power(), first.id, first.power());
  const small = new Small(11);
  const big = new Big(12);
  console.log(either(true, small, big), either(false, small, big), big.power());
}
