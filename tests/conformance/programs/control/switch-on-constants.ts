import type { u8 } from 'bulkhead';

const START = 2;
const STOP = START + 1;

function f(code: u8): u8 {
  switch (code) {
    case START:
      return 1;
    case STOP:
      return 2;
    case STOP * 2:
      return 3;
    case 0xff:
      return 4;
  }
  return 0;
}

export function scan(): void {
  console.log(f(2), f(3), f(6), f(255), f(4));
}
