import { assert, type i16, type u8 } from 'bulkhead';

type Phase = 'fill' | 'stir';
type Order = { kind: 'move'; to: i16 } | { kind: 'wait'; turns: u8 };

function unreachable(value: never): never {
  throw new Error('a case is missing');
}

function seconds(phase: Phase): u8 {
  switch (phase) {
    case 'fill':
      return 30;
    case 'stir':
      return 10;
    default: {
      const missing: never = phase;
      return missing;
    }
  }
}

function name(phase: Phase): void {
  if (phase === 'fill') console.log('filling');
  else if (phase === 'stir') console.log('stirring');
  else unreachable(phase);
}

function cost(order: Order): i16 {
  switch (order.kind) {
    case 'move':
      return order.to;
    case 'wait':
      return order.turns;
    default:
      return unreachable(order);
  }
}

function turned(order: Order): Order {
  switch (order.kind) {
    case 'move':
      return { kind: 'wait', turns: 3 };
    case 'wait':
      return { kind: 'move', to: -3 };
    default:
      return unreachable(order);
  }
}

/** TypeScript takes `found` for null behind the loop; the callback has changed it. */
function last(list: readonly u8[]): u8 {
  let found: u8 | null = null;
  list.forEach((each) => {
    found = each;
  });
  if (found !== null) return found;
  return 99;
}

function refuse(code: u8): never {
  assert(code < 9, 'code');
  throw new Error('refused');
}

function checked(code: u8): u8 {
  if (code < 3) return code;
  return refuse(code);
}

const list: u8[] = [4, 6];

export function scan(): void {
  console.log(seconds('fill'), seconds('stir'), cost({ kind: 'wait', turns: 2 }), turned({ kind: 'move', to: 1 }).kind);
  name('stir');
  console.log(last(list), checked(2));
  console.log(checked(4));
}
