/**
 * What is known at one point of a function: ranges of integer variables, lengths of views, and which variables are below which lengths.
 *
 * Variables are named by keys: `l:id` a local (of a view: its length), `g:id` a global scalar, `g:id.field`, `l:id->field` a field reached by a path
 * of fields only. The key of a nullable place stands for what it holds; the same with `.?` for whether it holds anything (0..1).
 * A key that is absent has the range of its type.
 */
import type { Expression } from '../ir/types.ts';
import { bigintLimits, intersect, isWithin, join, type Range, sameRange } from './range.ts';
import { SharedMap } from './shared-map.ts';

export class State {
  /** False: control never gets here. */
  reachable = true;
  readonly ranges = new SharedMap<Range>();
  /**
   * Keys of global integers that were stored to since the function began: their value is in `ranges` (always there) and may not be in their cell yet. It goes
   * there where another function can read it.
   */
  readonly dirty = new SharedMap<true>();
  /** key of an integer → keys of views whose length is greater. */
  readonly below = new SharedMap<ReadonlySet<string>>();
  /** key of an integer → key of the view whose length it equals. */
  readonly equalsLength = new SharedMap<string>();

  copy(): State {
    const result = new State();
    result.become(this);
    return result;
  }

  become(other: State): void {
    this.reachable = other.reachable;
    this.ranges.become(other.ranges);
    this.dirty.become(other.dirty);
    this.below.become(other.below);
    this.equalsLength.become(other.equalsLength);
  }

  /** As `become`; nobody may use the other state again, so that writing to this one copies nothing. */
  take(other: State): void {
    this.reachable = other.reachable;
    this.ranges.take(other.ranges);
    this.dirty.take(other.dirty);
    this.below.take(other.below);
    this.equalsLength.take(other.equalsLength);
  }

  /** Control gets here either as before or from `other`, which nobody may use again. */
  meet(other: State): void {
    if (!other.reachable) return;
    this.take(this.reachable ? State.merge(this, other) : other);
  }

  /** Whether both know the same. */
  same(other: State): boolean {
    if (this.reachable !== other.reachable) return false;
    return this.shares(other) || (this.within(other) && other.within(this));
  }

  private shares(other: State): boolean {
    const { ranges, dirty, below, equalsLength } = other;
    return this.ranges.shares(ranges) && this.dirty.shares(dirty) && this.below.shares(below) && this.equalsLength.shares(equalsLength);
  }

  /** A key now holds a value in `r`; facts about its old value are forgotten. */
  set(key: string, r: Range | undefined): void {
    this.forget(key);
    if (r) this.ranges.set(key, r);
  }

  /** Forgets a key and, when it names an object, all its fields. */
  forget(key: string): void {
    this.ranges.delete(key);
    this.below.delete(key);
    this.equalsLength.delete(key);
    if (this.below.size === 0 && this.equalsLength.size === 0) return;
    for (const [name, views] of [...this.below]) {
      if (views.has(key)) this.below.set(name, new Set([...views].filter((view) => view !== key)));
    }
    for (const [name, view] of [...this.equalsLength]) if (view === key) this.equalsLength.delete(name);
  }

  /** Forgets every key that `matches`. */
  forgetAll(matches: (key: string) => boolean): void {
    const found: string[] = [];
    for (const known of [this.ranges, this.below, this.equalsLength]) for (const key of known.keys()) if (matches(key)) found.push(key);
    for (const key of found) this.forget(key);
  }

  /** The value of `key` is known to be within `r` too; `whole` is what is known when nothing is. */
  narrow(key: string, r: Range, whole: Range): void {
    const known = this.ranges.get(key);
    const narrowed = intersect(known ?? whole, r);
    if (!narrowed) this.reachable = false;
    else if (!known || !sameRange(known, narrowed)) this.ranges.set(key, narrowed);
  }

  addBelow(key: string, view: string): void {
    this.below.set(key, new Set([...(this.below.get(key) ?? []), view]));
  }

  /** What holds after either of two ways here. */
  static merge(a: State, b: State): State {
    if (!a.reachable) return b.copy();
    if (!b.reachable) return a.copy();
    if (a.shares(b)) return a.copy();
    const result = new State();
    for (const [key, r] of a.ranges) {
      const other = b.ranges.get(key);
      if (other) result.ranges.set(key, r === other ? r : join(r, other));
    }
    for (const key of [...a.dirty.keys(), ...b.dirty.keys()]) {
      result.dirty.set(key, true);
      if (!result.ranges.has(key)) result.ranges.set(key, bigintLimits);
    }
    for (const [key, views] of a.below) {
      const both = [...views].filter((view) => b.below.get(key)?.has(view));
      if (both.length > 0) result.below.set(key, new Set(both));
    }
    for (const [key, view] of a.equalsLength) if (b.equalsLength.get(key) === view) result.equalsLength.set(key, view);
    return result;
  }

  /** Whether everything that `other` knows holds here too. */
  within(other: State): boolean {
    if (!this.reachable) return true;
    if (!other.reachable) return false;
    if (this.shares(other)) return true;
    for (const key of this.dirty.keys()) if (!other.dirty.has(key)) return false;
    for (const [key, r] of other.ranges) {
      const mine = this.ranges.get(key);
      if (!mine || !isWithin(mine, r)) return false;
    }
    for (const [key, views] of other.below) if (![...views].every((view) => this.below.get(key)?.has(view))) return false;
    for (const [key, view] of other.equalsLength) if (this.equalsLength.get(key) !== view) return false;
    return true;
  }
}

/** The key of a place that the state can know something about. */
export function keyOf(e: Expression): string | undefined {
  switch (e.op) {
    case 'local':
      return `l:${e.id}`;
    case 'global':
      return `g:${e.id}`;
    case 'field': {
      const object = keyOf(e.object);
      return object === undefined ? undefined : `${object}.${e.field}`;
    }
    case 'dereference': {
      let reference = e.value;
      while (reference.op === 'as') reference = reference.value;
      if (reference.op === 'reference') return keyOf(reference.target);
      const value = keyOf(reference);
      return value === undefined ? undefined : `${value}->`;
    }
    case 'unwrap':
      return keyOf(e.value);
    case 'present': {
      const value = keyOf(e.value);
      return value === undefined ? undefined : `${value}.?`;
    }
    default:
      return undefined;
  }
}
