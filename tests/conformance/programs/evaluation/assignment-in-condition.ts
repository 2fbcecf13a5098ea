import type { i32 } from 'bulkhead';

let state: i32 = 3;

function take(): i32 {
  state--;
  return state;
}

export function scan(): void {
  let got: i32 = 0;
  let turns: i32 = 0;
  while ((got = take()) >= 0 && turns < 10) {
    console.log('got', got);
    turns++;
  }
  console.log(got, state, turns);
  const flag = (got = 5) > 4 && (turns = 7) === 7;
  console.log(flag, got, turns);
}
