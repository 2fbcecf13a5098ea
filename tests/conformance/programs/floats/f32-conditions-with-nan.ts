import type { f32 } from 'bulkhead';

let zero: f32 = 0;

function place(x: f32): string {
  if (x < 0) return 'below';
  else if (x > 0) return 'above';
  else if (x === 0) return 'zero';
  return 'nan';
}

export function scan(): void {
  console.log(place(-0.5));
  console.log(place(0.5));
  console.log(place(-zero));
  console.log(place(zero / zero));
}
