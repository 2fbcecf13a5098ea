import type { u8 } from 'bulkhead';
const list: u8[] = [3, 2, 1];
let at = 0;
export function scan(): void {
  for (let turn = 0; turn < 6 && list[at]! > 0; turn++) {
    console.log(list[at]!);
    at++;
  }
}
