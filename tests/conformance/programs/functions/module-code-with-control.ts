import type { i32 } from 'bulkhead';

const table: i32[] = [0, 0, 0, 0];
for (let i = 0; i < table.length; i++) table[i] = i * i;
let sum: i32 = 0;
if (table[3] === 9) sum = 1000;
else sum = 1;
for (const x of table) sum += x;

export function scan(): void {
  console.log(sum);
}
