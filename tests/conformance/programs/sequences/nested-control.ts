import { type i32, run, type Steps } from 'bulkhead';

type Colour = 'red' | 'green' | 'blue';
const colours: Colour[] = ['red', 'green', 'blue', 'green'];

function* walk(): Steps {
  let total: i32 = 0;
  outer: for (let i = 0; i < 4; i++) {
    const colour = colours[i]!;
    for (let j = 0; j < 3; j++) {
      switch (colour) {
        case 'red':
          total += 1;
          yield;
        case 'green':
          total += 10;
          yield;
          break;
        default:
          if (j === 1) continue outer;
          total += 100;
          yield;
          if (total > 1000) break outer;
      }
      console.log(i, j, colour, total);
    }
  }
  do {
    yield;
    total -= 50;
  } while (total > 0);
  console.log('total', total);
}
const sequence = run(walk);

export function scan(): void {
  for (let turn = 0; turn < 30; turn++) {
    sequence.step();
    if (sequence.done) {
      console.log('done after', turn);
      break;
    }
  }
}
