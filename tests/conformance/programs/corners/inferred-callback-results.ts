import type { f32, i32, u16, u8 } from 'bulkhead';
const bytes: u8[] = [200, 100, 50];
const reals: f32[] = [0.1, 0.2, 0.3];
export function scan(): void {
  const doubled = bytes.map((b): u16 => b * 2);
  const same = bytes.map((b): u8 => b);
  const halves = reals.map((r): f32 => r / 2);
  same[0]! += 55;
  console.log(doubled[0]!, same[0]!, halves[0]!, halves[2]!);
  const sum = reals.reduce<f32>((all, r) => all + r, 0);
  const most = bytes.reduce<u8>((all, b) => (b > all ? b : all), 0);
  console.log(sum, most, bytes.findIndex((b) => b < 60), bytes.find((b) => b < 60)! * 10);
  const found = bytes.find((b) => b === 100) ?? 0;
  console.log(found * 3, found + 200);
  const narrow = bytes.map((b): u8 => b + 100);
  console.log(narrow.length);
}
