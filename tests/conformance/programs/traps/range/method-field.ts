import type { i8 } from 'bulkhead';

class Level {
  value: i8 = 100;
  raise(by: i8): void {
    this.value += by;
    console.log(this.value);
  }
}
const level = new Level();

export function scan(): void {
  level.raise(27);
  level.raise(-100);
  level.raise(101);
}
