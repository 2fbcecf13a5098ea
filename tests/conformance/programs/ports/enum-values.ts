/** Enums with and without numbers, in arithmetic and as flags. */
import { assert, type u8 } from 'bulkhead';

enum Color { Red, Green = 5, Blue }
enum Flag { None = 0, Read = 1, Write = 2, All = 3 }
const enum Speed { Slow = 10, Fast = 1000 }

let color: Color = Color.Green;
let rights: u8 = Flag.None;

export function scan(): void {
  assert(Color.Red === 0 && Color.Blue === 6, 'numbering');
  color = Color.Blue;
  console.log(color, Color.Green, Speed.Fast + Speed.Slow);
  rights |= Flag.Read;
  assert((rights & Flag.Read) !== 0 && (rights & Flag.Write) === 0, 'flags');
  rights |= Flag.Write;
  assert(rights === Flag.All, 'all');
  rights &= 0xff ^ Flag.Read;
  console.log(rights, rights === Flag.Write);
}
