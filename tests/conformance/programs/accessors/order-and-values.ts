import type { f32, i32, u8, u16 } from 'bulkhead';

let log: i32 = 0;

class Axis {
  private held: u8 = 10;
  private reads: i32 = 0;
  static total: i32 = 0;
  get value(): u8 {
    this.reads++;
    console.log('get', this.held);
    return this.held;
  }
  set value(next: u16) {
    console.log('set', next);
    this.held = next > 200 ? 200 : next - 0;
  }
  get ratio(): f32 {
    return this.held;
  }
  set ratio(next: f32) {
    this.held = 1;
    console.log(next);
  }
  static get all(): i32 {
    return Axis.total;
  }
  static set all(next: i32) {
    Axis.total = next * 2;
  }
}
const a = new Axis();
const b = new Axis();

function axis(): Axis {
  log++;
  console.log('axis', log);
  return pick();
}
function pick(): Axis {
  return new Axis();
}
function given(value: u8): u8 {
  console.log('given', value);
  return value;
}

export function scan(): void {
  a.value = given(50);
  a.value += given(3);
  console.log(a.value++, ++b.value);
  const worth = (a.value = 1000);
  console.log(worth, a.value);
  a.ratio = 0.1;
  a.ratio += 0.1;
  Axis.all = 4;
  Axis.all += 1;
  Axis.all++;
  console.log(Axis.all, Axis.total);
  axis().value = given(7);
}
