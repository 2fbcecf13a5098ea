import type { i32 } from 'bulkhead';

type Class = 'low' | 'middle' | 'high';

function classify(value: i32, limit: (which: Class) => i32): Class {
  if (value < limit('low')) return 'low';
  for (let i: i32 = 0; i < 3; i++) {
    if (value === 50 + i) return 'middle';
    if (value > 100) break;
  }
  switch (value) {
    case 77:
      return 'middle';
    case 78:
      break;
    default:
      if (value > limit('high')) return 'high';
  }
  return 'middle';
}

function limits(which: Class): i32 {
  console.log('limit', which);
  return which === 'low' ? 10 : 60;
}

export function scan(): void {
  for (const value of [5, 51, 77, 78, 61, 60, 200]) console.log(value, classify(value, limits));
  const factor: i32 = 2;
  console.log(
    classify(21, (which) => {
      if (which === 'low') return 11 * factor;
      return 0;
    }),
  );
}
