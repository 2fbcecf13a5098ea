import type { i32 } from 'bulkhead';

let calls: i32 = 0;
function subject(): i32 {
  calls++;
  return 3;
}

export function scan(): void {
  switch (subject()) {
    case 1:
      console.log('one');
      break;
    case 2:
      console.log('two');
      break;
    case 3:
      console.log('three');
      break;
  }
  console.log(calls);
}
