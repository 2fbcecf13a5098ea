import { type i32, run, type Steps, type u8, until } from 'bulkhead';

class Valve {
  position: u8 = 0;
  private moves: i32 = 0;
  constructor(private readonly name: 'inlet' | 'outlet') {}

  *move(to: u8): Steps<boolean> {
    while (this.position !== to) {
      if (this.moves >= 5) return false;
      this.position += this.position < to ? 1 : -1;
      this.moves++;
      yield;
    }
    console.log(this.name, 'at', this.position);
    return true;
  }
}
const inlet = new Valve('inlet');
const outlet = new Valve('outlet');

function* drain(): Steps {
  console.log(yield* outlet.move(2));
  console.log(yield* inlet.move(1), yield* outlet.move(9));
  yield* until(() => inlet.position === 1 && outlet.position > 3);
  console.log('drained');
}
const sequence = run(drain);

export function scan(): void {
  for (let turn = 0; turn < 12; turn++) {
    sequence.step();
    console.log(turn, inlet.position, outlet.position, sequence.line);
  }
}
