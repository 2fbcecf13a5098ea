import type { u8 } from 'bulkhead';

class Valve {
  turns: u8 = 1;
  next: Valve | null = null;

  drop(): void {
    this.next = null;
  }

  pick(): u8 {
    return this.turns;
  }
}

const second = new Valve();
const first = new Valve();
const line: { first: Valve | null } = { first };

// TypeScript keeps what it knows of a field across a call that changes it.
function turnsOf(cut: boolean): u8 {
  if (line.first !== null && line.first.next !== null) {
    if (cut) first.drop();
    return line.first?.next.turns ?? 0;
  }
  return 7;
}
function picked(cut: boolean): u8 {
  if (line.first !== null && line.first.next !== null) {
    if (cut) line.first = null;
    return line.first?.next?.pick() ?? 9;
  }
  return 8;
}

export function scan(): void {
  console.log(turnsOf(false));
  first.next = second;
  console.log(turnsOf(false), picked(false), picked(true), picked(false));
  line.first = first;
  console.log(turnsOf(true));
}
