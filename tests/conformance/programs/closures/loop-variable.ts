import type { i32 } from 'bulkhead';

function run(action: () => void): void {
  action();
}

/** Each turn has a binding of its own; a write to it is carried into the next turn. */
export function scan(): void {
  let count: i32 = 0;
  for (let i: i32 = 0; i < 10; i++) {
    const square = (): i32 => i * i;
    run(() => {
      count++;
      if (i === 3) i++;
    });
    console.log(i, square(), count);
  }
  for (let i: i32 = 0; i < 2; i++) {
    let own: i32 = 0;
    const bump = (): void => {
      own += 1;
    };
    bump();
    run(bump);
    console.log(own);
  }
}
