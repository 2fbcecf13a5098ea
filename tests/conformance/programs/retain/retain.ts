/** Retained variables on a first start: their initial values, and after that whatever the program makes of them. */
import { type f32, type FixedArray, type i16, type i64, retain, type u8, type u32 } from 'bulkhead';

let hours: u32 = retain(41);
let offset: i16 = retain(-3);
let gain: f32 = retain(1.5);
let armed = retain(true);
let big: i64 = retain(9007199254740993n);
const table = retain(new Uint16Array(3));
const curve: FixedArray<u8, 3> = retain([1, 2, 3]);
/** Module-level code behind it sees it. */
let next: u32 = hours + 1;

export function scan(): void {
  console.log(hours, offset, gain, armed, big, table[0], curve[2], next);
  hours += 1;
  offset = offset * 2;
  gain *= 2;
  armed = !armed;
  big += 1n;
  table[0] = 65535;
  curve[2] = 9;
  next = hours;
  console.log(hours, offset, gain, armed, big, table[0], curve[2], next);
}
