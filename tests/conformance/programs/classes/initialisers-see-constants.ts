import type { i32, u8 } from 'bulkhead';

const SIZE = 3;
const BASE: i32 = SIZE * 100;

class Unit {
  readonly size: u8 = SIZE;
  base: i32 = BASE + 1;
  label: 'a' | 'b' = 'b';
  on: boolean = SIZE > 2;
}
const unit = new Unit();

export function scan(): void {
  console.log(unit.size, unit.base, unit.label, unit.on);
}
