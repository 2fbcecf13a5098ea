import { type i16, retain, type u8 } from 'bulkhead';

type Job = [id: u8, left: i16];
type Order = { kind: 'go'; target: [x: i16, fast: boolean] } | { kind: 'stop' };

const kept: Job = retain([3, -4]);
const jobs: Job[] = [
  [1, 10],
  [2, -1],
];
const orders: Order[] = [{ kind: 'go', target: [-7, true] }, { kind: 'stop' }];
const best: { job: Job | null } = { job: null };

function find(id: u8): Job | null {
  for (const job of jobs) if (job[0] === id) return job;
  return null;
}

export function scan(): void {
  kept[1]++;
  console.log(kept[0], kept[1]);
  const found = find(2);
  if (found !== null) found[1] -= 5;
  console.log(find(3) === null, find(2)?.[1] ?? 0, jobs[1]![1], find(9)?.[0] ?? 99);
  for (const order of orders) {
    if (order.kind === 'go') {
      const [x, fast] = order.target;
      order.target[0] = fast ? 1 : 2;
      console.log(x, fast, order.target[0]);
    } else console.log(order.kind);
  }
  let sum = 0;
  jobs.forEach(([id, left]) => {
    sum += id * 100 + left;
  });
  console.log(sum, jobs.some((job) => job[1] < 0), jobs.find(([id]) => id === 1)![1], jobs.reduce<i16>((all, job) => all + job[1], 0));
  console.log(best.job === null, find(7)![0]);
}
