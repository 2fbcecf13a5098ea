import type { i32, u8 } from 'bulkhead';
type Op = 'add' | 'sub' | 'skip' | 'stop';
const ops: { op: Op; n: u8 }[] = [
  { op: 'add', n: 5 },
  { op: 'skip', n: 1 },
  { op: 'sub', n: 9 },
  { op: 'stop', n: 0 },
  { op: 'add', n: 100 },
];
export function scan(): void {
  let sum: i32 = 0;
  let stopped = false;
  ops.forEach(({ op, n }, at) => {
    if (stopped) return;
    switch (op) {
      case 'add':
        sum += n;
        break;
      case 'sub':
        sum -= n;
      // falls through
      case 'skip':
        if (at > 1) sum *= 10;
        return;
      default:
        stopped = true;
    }
    console.log(at, op, sum);
  });
  const at = ops.findIndex(({ op }) => {
    switch (op) {
      case 'stop':
        return true;
      default:
        return false;
    }
  });
  console.log(sum, at, ops.every(({ n }) => n < 101), ops.reduce<i32>((all, { op, n }) => (op === 'sub' ? all - n : all + n), 0));
}
