import { type i32, u8 } from 'bulkhead';
class G {
  private v: u8 = 250;
  get value(): u8 {
    console.log('get');
    return this.v;
  }
  set value(to: u8) {
    console.log('set', to);
    this.v = to;
  }
}
const list = [new G(), new G()];
let at: i32 = 0;
function next(): i32 {
  console.log('next', at);
  return at++;
}
export function scan(): void {
  list[next()]!.value += next();
  list[0]!.value++;
  at = 1;
  list[next()]!.value = u8(next() + 1);
  list[next()]!.value = u8(next());
}
