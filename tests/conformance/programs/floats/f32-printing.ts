/** f32 prints as String() of the same value: shortest decimal of the double. */
import type { f32 } from 'bulkhead';

const values: f32[] = [0, 1, -1, 0.5, 100, 1e6, 1e20, 1e21, 1e22, 1e-5, 1e-6, 1e-7, 123.456, 3.1415927, 255.75, 1e10, 8388607.5, 0.000001234];

export function scan(): void {
  for (const value of values) console.log(value);
  for (const value of values) console.log(`[${-value}]`);
}
