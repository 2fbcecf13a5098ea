import type { i32 } from 'bulkhead';

function grade(points: i32): i32 {
  if (points >= 90) return 1;
  else if (points >= 75) return 2;
  else if (points >= 50) {
    if (points % 2 === 0) return 3;
    return 4;
  } else return 5;
}

export function scan(): void {
  for (let points = 40; points <= 100; points += 10) console.log(points, grade(points), grade(points + 5));
}
