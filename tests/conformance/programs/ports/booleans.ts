/** Truth tables, and values made of comparisons. */
import { assert, u8 } from 'bulkhead';

let yes = true;
let no = false;

function xor(a: boolean, b: boolean): boolean {
  return a !== b;
}

export function scan(): void {
  assert((yes && yes) && !(yes && no) && !(no && yes) && !(no && no), 'and');
  assert((yes || no) && (no || yes) && !(no || no), 'or');
  assert(xor(yes, no) && xor(no, yes) && !xor(yes, yes) && !xor(no, no), 'xor');
  assert(!!yes && !!!no, 'not');
  const found = u8(yes) + u8(no) + u8(3 > 2);
  assert(found === 2, 'as numbers');
  yes = no = !no;
  console.log(yes, no, yes === no, found);
}
