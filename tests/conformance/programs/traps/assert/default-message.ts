import { assert } from 'bulkhead';

let flag = false;

export function scan(): void {
  assert(!flag);
  assert(flag);
}
