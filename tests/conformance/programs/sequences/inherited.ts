import { type i32, run, type Steps } from 'bulkhead';

abstract class Valve {
  moves: i32 = 0;
  abstract name(): i32;
  *open(): Steps {
    this.moves++;
    yield;
    console.log('valve', this.name(), this.moves);
  }
}
class Ball extends Valve {
  name(): i32 {
    return 1;
  }
}
class Gate extends Valve {
  name(): i32 {
    return 2;
  }
}
const ball = new Ball();
const gate = new Gate();

function* both(valve: Valve): Steps {
  yield* valve.open();
}
function* main(): Steps {
  yield* ball.open();
  yield* gate.open();
  yield* both(ball);
}
const sequence = run(main);

export function scan(): void {
  for (let i = 0; i < 9; i++) {
    sequence.step();
    console.log(i);
  }
}
