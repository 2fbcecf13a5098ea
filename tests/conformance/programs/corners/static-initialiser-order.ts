import type { i32 } from 'bulkhead';
let order: i32 = 0;
function mark(digit: i32): i32 {
  order = order * 10 + digit;
  return digit;
}
const first = mark(1);
class Table {
  static a: i32 = mark(2);
  static b: i32 = Table.a + mark(3);
  own: i32 = mark(7);
}
const second = mark(4) + Table.b;
const table = new Table();
let third: i32 = mark(5);
export function scan(): void {
  console.log(order, first, second, third, table.own, Table.a, Table.b);
  third++;
}
