import type { i32 } from 'bulkhead';

export function scan(): void {
  for (let i = 0; i < 3; i++) console.log('up', i);
  for (let i = 3; i > 0; i--) console.log('down', i);
  for (let i = 1; i <= 100; i *= 3) console.log('times', i);
  for (let i = 0, j = 9; i < j; i += 2, j--) console.log('two', i, j);
  let k: i32 = 0;
  for (; k < 2; ) k++;
  console.log(k);
  for (let i = 5; i < 5; i++) console.log('never');
}
