import type { i32, u8 } from 'bulkhead';

interface Tank {
  level: i32;
}
const left: Tank = { level: 1 };
const right: Tank = { level: 2 };
let current: Tank | null = null;

function choose(which: u8): Tank | null {
  if (which === 1) return left;
  return which === 2 ? right : null;
}
function same(tank: Tank | null, other: Tank | null): boolean {
  return tank === other;
}
function fill(tank: Tank | null): void {
  if (!tank) return;
  tank.level += 10;
}
function pass(tank: Tank | null): Tank | null {
  return tank;
}

export function scan(): void {
  fill(left);
  fill(null);
  fill(choose(2));
  fill(choose(3));
  console.log(left.level, right.level);
  current = choose(1);
  if (current !== null) current.level = 100;
  console.log(left.level, same(current, left), same(current, right), same(null, choose(0)), same(left, null));
  current = right;
  current.level++;
  let cursor: Tank | null = current;
  for (let i = 0; i < 3 && cursor; i++) {
    cursor.level += 1;
    cursor = cursor === right ? left : null;
  }
  console.log(left.level, right.level, cursor === null);
  const kept = pass(left);
  if (kept) {
    const alias = kept;
    alias.level = 5;
  }
  console.log(left.level, pass(null) === null, current === right);
  current = null;
  console.log(current === null);
}
