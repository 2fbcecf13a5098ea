/** What every map begins as; never written to, since none owns it. */
const empty = new Map<string, never>();

/** A map that is copied only when one of its copies is written to: states are copied far more often than changed. */
export class SharedMap<V> {
  private entries: Map<string, V> = empty;
  private owned = false;

  /** Takes over the content of another map. */
  become(other: SharedMap<V>): void {
    if (this.entries === other.entries) return;
    this.entries = other.entries;
    this.owned = false;
    other.owned = false;
  }

  /** As `become`, but for what the other map owns there is no copy: nobody may use it again. */
  take(other: SharedMap<V>): void {
    this.entries = other.entries;
    this.owned = other.owned;
    other.owned = false;
  }

  /** Whether both are one and the same as long as nothing is written. */
  shares(other: SharedMap<V>): boolean {
    return this.entries === other.entries;
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string): V | undefined {
    return this.entries.get(key);
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  set(key: string, value: V): void {
    this.own().set(key, value);
  }

  /** Whether the key was there. */
  delete(key: string): boolean {
    return this.entries.has(key) && this.own().delete(key);
  }

  keys(): IterableIterator<string> {
    return this.entries.keys();
  }

  [Symbol.iterator](): IterableIterator<[string, V]> {
    return this.entries[Symbol.iterator]();
  }

  private own(): Map<string, V> {
    if (!this.owned) {
      this.entries = new Map(this.entries);
      this.owned = true;
    }
    return this.entries;
  }
}
