import type { f64 } from 'bulkhead';

const values: f64[] = [
  0.1, 1 / 3, 1e21, 123456789012345680000, 1e-7, 5e-324, 1.7976931348623157e308, 4.35, 0.000001, 1e300, 2 / 3, 100, 1e15, 9007199254740993, 0.1234567890123456,
];

export function scan(): void {
  for (const value of values) console.log(value);
}
