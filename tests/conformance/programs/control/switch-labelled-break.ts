import type { i32 } from 'bulkhead';

export function scan(): void {
  let turns: i32 = 0;
  outer: for (let i = 0; i < 10; i++) {
    turns++;
    switch (i) {
      case 3:
        break outer;
      case 1:
        continue outer;
      default:
        console.log('default', i);
    }
    console.log('after', i);
  }
  console.log(turns);
}
