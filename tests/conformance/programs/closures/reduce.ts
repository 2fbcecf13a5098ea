import type { i32, u8 } from 'bulkhead';

const list: u8[] = [5, 9, 2, 7];

export function scan(): void {
  const sum = list.reduce<i32>((total, value) => total + value, 0);
  const largest = list.reduce<u8>((best, value) => (value > best ? value : best), 0);
  const weighted = list.reduce<i32>((total, value, index) => total * 2 - value * index, 1);
  console.log(sum, largest, weighted);
}
