import type { f32, i16, i64, u8, u16 } from 'bulkhead';

const pair: [u8, boolean] = [5, true];
const wide: [level: u16, on: boolean, drift: i16, gain: f32, total: i64] = [65_535, false, -300, 0.1, 10n ** 15n];
const both: [u8, u16] = [255, 300];

export function scan(): void {
  console.log(pair[0], pair[1], pair.length);
  pair[0] = 7;
  pair[1] = !pair[1];
  pair[0] += 3;
  pair[0]++;
  console.log(pair[0], pair[1]);
  console.log(wide[0], wide[1], wide[2], wide[3], wide[4], wide.length);
  wide[3] = wide[3] + wide[3];
  wide[4] -= 1n;
  wide[2] = -wide[2];
  console.log(wide[2], wide[3], wide[4]);
  both[1] = both[0] * both[0];
  console.log(both[0] + both[1], both[0] < both[1]);
  const doubled = both[0] * 2;
  both[0] = doubled;
}
