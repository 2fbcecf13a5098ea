import type { i32 } from 'bulkhead';

const squares = [0, 1, 4, 9, 16, 25] as const;
const offsets = [-3, 7, 100000] as const;

export function scan(): void {
  let sum: i32 = 0;
  for (let i = 0; i < squares.length; i++) sum += squares[i]!;
  console.log(sum, squares[3], offsets[0], offsets.length);
  for (const offset of offsets) console.log(offset, offset * 2);
}
