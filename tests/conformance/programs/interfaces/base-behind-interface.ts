import type { i32 } from 'bulkhead';

interface Step {
  run(now: i32): i32;
}
abstract class Base implements Step {
  protected runs: i32 = 0;
  run(now: i32): i32 {
    this.runs++;
    return this.work(now) + this.runs;
  }
  protected abstract work(now: i32): i32;
}
class Twice extends Base {
  protected work(now: i32): i32 {
    return now * 2;
  }
}
class Minus extends Base {
  protected work(now: i32): i32 {
    return -now;
  }
}
class Alone implements Step {
  run(now: i32): i32 {
    return now;
  }
}
const steps: Base[] = [new Twice(), new Minus()];
const alone = new Alone();

function all(step: Step, now: i32): i32 {
  return step.run(now) * 10 + step.run(now + 1);
}

export function scan(): void {
  for (const step of steps) console.log(all(step, 3));
  const twice = new Twice();
  console.log(all(twice, 5), all(alone, 7));
}
