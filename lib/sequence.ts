/**
 * Sequences: what runs over many scans, written from top to bottom as a `function*`. Each `yield` ends the scan; the next step goes on behind it. The
 * compiler knows these exports by name and makes a state machine in static memory; the bodies here are what the same program does under Node.
 */
import type { Duration, u16 } from './bulkhead.ts';
import { durationMs, nodePoints } from './node.ts';

/** The type of a sequence: `function* fill(): Steps { … }`; `Steps<boolean>` for one that returns a boolean to its `yield*`. */
export type Steps<T = void> = Generator<void, T, void>;

/** A sequence that is run step by step: `step()` once a scan. */
export interface Sequence {
  /** Goes on to the next `yield`, or to the end; does nothing once done. */
  step(): void;
  /** The next step begins from the top, wherever the sequence stands. */
  restart(): void;
  /** It has come to its end. */
  readonly done: boolean;
  /** The source line of the `yield` where it stands; 0 before the first step and once done. Under Node the source transform gives it. */
  readonly line: u16;
}

class Runner<A extends readonly unknown[]> implements Sequence {
  private readonly body: (...values: A) => Steps<unknown>;
  private readonly values: A;
  private steps: Steps<unknown> | null = null;
  private again = true;
  private ended = false;
  private at = 0;

  constructor(body: (...values: A) => Steps<unknown>, values: A) {
    this.body = body;
    this.values = values;
  }

  step(): void {
    if (this.again || !this.steps) {
      this.again = false;
      this.ended = false;
      this.steps = this.body(...this.values);
    }
    if (this.ended) return;
    const { steps } = this;
    const result = steps.next();
    // The source transform makes each yield give its line.
    this.at = result.done ? 0 : Number(result.value ?? 0);
    // A restart from inside has the last word.
    if (result.done) this.ended = true;
  }

  restart(): void {
    this.again = true;
    this.at = 0;
  }

  get done(): boolean {
    return this.ended && !this.again;
  }

  get line(): u16 {
    return this.at;
  }
}

/** A sequence over `body`, which gets the same arguments at each start: a constant at the top level of a module. */
export function run<A extends readonly unknown[]>(body: (...values: A) => Steps<unknown>, ...values: A): Sequence {
  return new Runner(body, values);
}

const passed = (since: number) => (nodePoints.now - since) >>> 0;

/**
 * Ends this scan; the sequence goes on with the first scan in which the condition holds. With `within`: or in which that time has passed since it came
 * here; true when the condition was met, false when time was up. A step lasts at least one scan, as in IEC 61131-3 (2.6.5).
 */
export function until(condition: () => boolean): Steps;
export function until(condition: () => boolean, within: Duration): Steps<boolean>;
export function* until(condition: () => boolean, within?: Duration): Steps<unknown> {
  const since = nodePoints.now;
  const limit = within === undefined ? undefined : durationMs(within);
  for (;;) {
    yield;
    if (condition()) return true;
    if (limit !== undefined && passed(since) >= limit) return false;
  }
}

/** Ends this scan; the sequence goes on with the first scan in which this time has passed. */
export function* wait(time: Duration): Steps {
  const since = nodePoints.now;
  const limit = durationMs(time);
  do yield;
  while (passed(since) < limit);
}
