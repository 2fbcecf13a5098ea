import type { i32 } from 'bulkhead';
type Level = 'low' | 'mid' | 'high';
type Outer = 'high' | 'off' | 'low' | 'mid';
let level: Level = 'mid';
let outer: Outer = 'off';
const table: readonly { level: Level; next: Outer }[] = [
  { level: 'low', next: 'mid' },
  { level: 'high', next: 'off' },
];
function widen(one: Level): Outer {
  return one;
}
export function scan(): void {
  outer = level;
  console.log(outer, widen('high'), widen(level) === 'mid');
  for (const each of table) {
    outer = each.next;
    console.log(outer, level, each.level === level);
  }
  const chosen: Outer = level === 'mid' ? 'low' : 'off';
  outer = chosen;
  console.log(outer, `${chosen}/${level}`);
}
