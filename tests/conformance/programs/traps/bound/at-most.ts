import { atMost, type i32 } from 'bulkhead';

let n: i32 = 0;

export function scan(): void {
  for (const turn of atMost(3)) {
    console.log('turn', turn);
    n++;
  }
  console.log('after', n);
}
