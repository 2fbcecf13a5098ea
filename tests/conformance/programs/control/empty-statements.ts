import type { i32 } from 'bulkhead';

export function scan(): void {
  let i: i32 = 0;
  for (; i < 5; i++);
  if (i !== 5) console.log('no');
  else {
  }
  {
  }
  while (i++ < 8);
  console.log(i);
}
