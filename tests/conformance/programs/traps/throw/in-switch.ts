type Phase = 'a' | 'b' | 'c';

function order(phase: Phase): string {
  switch (phase) {
    case 'a':
      return 'first';
    case 'b':
      return 'second';
    default:
      throw new Error('no such phase');
  }
}

export function scan(): void {
  console.log(order('a'));
  console.log(order('b'));
  console.log(order('c'));
}
