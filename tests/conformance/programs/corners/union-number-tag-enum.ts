import type { i32 } from 'bulkhead';
enum Kind {
  Line = 5,
  Arc = -1,
}
type Move = { kind: Kind.Line; length: i32 } | { kind: Kind.Arc; radius: i32; left: boolean };
const moves: Move[] = [
  { kind: Kind.Arc, radius: 3, left: true },
  { kind: Kind.Line, length: 8 },
];
export function scan(): void {
  for (const move of moves) {
    if (move.kind === Kind.Arc) console.log(move.kind, move.radius, move.left);
    else console.log(move.kind, move.length);
  }
  const first = moves[0]!;
  if (first.kind === Kind.Arc && first.left) first.radius *= -1;
  console.log(first.kind === Kind.Arc ? first.radius : 0);
}
