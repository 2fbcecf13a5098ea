/** for loops of every shape: up, down, by steps, with two counters, never. */
import { assert, type i32 } from 'bulkhead';

export function scan(): void {
  let sum: i32 = 0;
  for (let i = 0; i < 10; i++) sum += i;
  assert(sum === 45, 'up');
  for (let i = 10; i > 0; i--) sum -= i;
  assert(sum === -10, 'down');
  for (let i = 0; i <= 20; i += 5) sum += i;
  assert(sum === 40, 'steps');
  for (let i = 0, j = 10; i < j; i++, j--) sum += j - i;
  assert(sum === 70, 'two counters');
  for (let i = 5; i < 5; i++) sum = 0;
  assert(sum === 70, 'never');
  for (let i = 0; i < 3; i++) for (let j = 0; j <= i; j++) sum++;
  console.log(sum);
}
