import type { i32 } from 'bulkhead';

let depth: i32 = 0;
function down(): void {
  depth--;
}
function up(times: i32): void {
  for (let i = 0; i < times; i++) depth += i;
  down();
}

export function scan(): void {
  for (let i = 0; i < 5; i++) up(i);
  console.log(depth);
}
