import type { i32 } from 'bulkhead';

abstract class Step {
  next: Step | null = null;
  abstract run(): i32;
}
class Wait extends Step {
  private left: i32 = 2;
  run(): i32 {
    this.left--;
    return this.left;
  }
}
class Done extends Step {
  run(): i32 {
    return 100;
  }
}
const wait = new Wait();
const done = new Done();
let current: Step | null = wait;

function pick(end: boolean): Step | null {
  return end ? done : wait;
}

export function scan(): void {
  wait.next = done;
  for (let i = 0; i < 5; i++) {
    const step = current;
    if (step === null) break;
    const result = step.run();
    console.log(result);
    if (result <= 0 || result === 100) current = step.next;
  }
  console.log(current === null, pick(true)?.run() ?? -1, pick(false)?.run() ?? -1, pick(true) === done);
}
