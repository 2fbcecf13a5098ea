import { add, sum } from './modules/shared.ts';
import { addTwice } from './modules/user.ts';

export function scan(): void {
  add(1);
  addTwice(10);
  add(100);
  console.log(sum());
}
