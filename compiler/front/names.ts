/** Unique identifiers that read like the user's names and are safe in C (keywords apart: those are for `emit/`). */

export class Names {
  private readonly taken = new Set<string>();

  /** `wanted` itself when it is free, else with `_2`, `_3` … */
  unique(wanted: string): string {
    const base = wanted.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(\d)/, '_$1') || 'unnamed';
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}_${count}`;
    this.taken.add(name);
    return name;
  }
}
