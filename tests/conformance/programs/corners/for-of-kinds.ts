import { type i16, type i32, type u8 } from 'bulkhead';
const bytes = new Uint8Array([250, 251]);
const shorts: i16[] = [-32_768, 32_767];
export function scan(): void {
  for (let b of bytes) {
    b += 4;
    console.log(b, b * 2);
  }
  for (const s of shorts) {
    const t = s - 1;
    const u = -s;
    console.log(s, t, u, s * s);
  }
  for (const [i, b] of shorts.entries()) console.log(i * 2, b + i);
  for (const k of [1, 2, 300]) console.log(k * 10_000_000);
  for (let s of shorts) {
    s -= 1;
    console.log(s);
  }
}
