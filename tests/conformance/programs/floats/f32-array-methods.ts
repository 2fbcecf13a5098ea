import { f32, type FixedArray, mapInto, type u8 } from 'bulkhead';
const list: f32[] = [0.1, 0.2, 0.3];
const fixed: FixedArray<f32, 3> = [0.7, 0.8, 0.9];
const typed = new Float32Array(3);
const bytes: u8[] = [1, 2, 3];
const K = 0.1;
export function scan(): void {
  console.log(list.indexOf(0.1), list.includes(0.2), list.indexOf(K), typed.indexOf(0), list.some((x) => x === 0.3));
  fixed.fill(0.1);
  typed.fill(0.7);
  console.log(fixed[0]!, fixed[2]! * 3, typed[1]!, fixed.indexOf(0.1), typed.includes(0.7));
  fixed.fill(K, 1);
  typed.set([0.1, 0.2], 1);
  console.log(fixed[1]!, typed[1]!, typed[2]!);
  mapInto(bytes, list, (b) => f32(b) * 0.1);
  console.log(list[0]!, list[2]!);
  mapInto(bytes, fixed, (b) => (b > 1 ? 0.1 : 0.2));
  console.log(fixed[0]!, fixed[1]!);
  const halves = list.map((x): f32 => x * 0.5);
  console.log(halves[0]!, list.reduce<f32>((sum, x) => sum + x, 0.1), list.find((x) => x > 0.25) ?? 0.1);
}
