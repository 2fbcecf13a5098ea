import type { u8 } from 'bulkhead';

class Level {
  value: u8 = 250;
}
class Filler {
  constructor(private readonly level: Level) {}
  fill(by: u8): void {
    this.level.value += by;
  }
}
const level = new Level();
const filler = new Filler(level);

export function scan(): void {
  filler.fill(5);
  console.log(level.value);
  filler.fill(1);
}
