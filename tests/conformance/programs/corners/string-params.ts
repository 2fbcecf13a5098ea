import type { i32 } from 'bulkhead';
type Unit = 'mm' | 'bar';
function label(text: string, unit: Unit): void {
  console.log(`${text} [${unit}]`, unit === 'mm' ? 'length' : 'pressure');
}
const names: readonly string[] = ['a', 'b'];
let at: i32 = 1;
export function scan(): void {
  label('level', 'mm');
  label(names[at]!, at > 0 ? 'bar' : 'mm');
  for (const name of names) label(name, 'mm');
  const chosen = at > 5 ? 'x' : names[0]!;
  console.log(chosen, `${at}${chosen}`);
  at += 2;
  label(names[at]!, 'bar');
}
