import type { f32, FixedArray, i64, u16, u32, u8 } from 'bulkhead';

type Level = 'low' | 'high';
const list: u8[] = [200, 100, 50];
const f: f32[] = [0.1, 0.2, 0.3];
const big: FixedArray<i64, 2> = [5_000_000_000n, 7n];

export function scan(): void {
  console.log(list.reduce<u32>((sum, value) => sum * 256 + value, 0));
  console.log(list.reduce<boolean>((all, value) => all && value >= 50, true));
  console.log(list.reduce<Level>((level, value) => (value > 150 ? 'high' : level), 'low'));
  console.log(f.reduce<f32>((sum, value) => sum + value, 0));
  console.log(big.reduce<i64>((sum, value) => sum * value, 1n));
  let calls: u8 = 0;
  console.log(
    list.reduce<u16>((sum, value, index, array) => {
      calls++;
      if (index === 1) return sum;
      return sum + value * array.length;
    }, calls),
    calls,
  );
  console.log(list.reduce<u8>((sum, value) => sum + value, 0));
}
