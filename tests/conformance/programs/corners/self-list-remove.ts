import type { i32 } from 'bulkhead';
interface Job {
  id: i32;
  next: Job | null;
}
const jobs: Job[] = [
  { id: 1, next: null },
  { id: 2, next: null },
  { id: 3, next: null },
];
const list: { head: Job | null; count: i32 } = { head: null, count: 0 };
function push(job: Job): void {
  job.next = list.head;
  list.head = job;
  list.count++;
}
function remove(id: i32): boolean {
  let before: Job | null = null;
  let at = list.head;
  for (let turn = 0; turn < 4; turn++) {
    if (at === null) return false;
    if (at.id === id) {
      if (before === null) list.head = at.next;
      else before.next = at.next;
      list.count--;
      return true;
    }
    before = at;
    at = at.next;
  }
  return false;
}
function show(): void {
  let at = list.head;
  let text: i32 = 0;
  for (let turn = 0; turn < 4 && at !== null; turn++) {
    text = text * 10 + at.id;
    at = at.next;
  }
  console.log(text, list.count);
}
export function scan(): void {
  for (const job of jobs) push(job);
  show();
  console.log(remove(2), remove(9));
  show();
  console.log(remove(3), remove(1), list.head === null);
  show();
}
