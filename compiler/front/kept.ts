/** Which locals of a sequence must live on from one step to a later one: a value is given before some `yield` and may be used after it. */

import type { Expression, Local, Loop, Statement } from '../ir/types.ts';
import { eachPart, nestedLists, statementExpressions, writtenLocal } from '../ir/walk.ts';

interface Spot {
  at: number;
  loops: readonly Loop[];
}

class Walk {
  /** Where each local has its first value. */
  readonly starts = new Map<string, Spot>();
  readonly uses: { id: string; spot: Spot }[] = [];
  readonly yields: number[] = [];
  readonly ends = new Map<Loop, number>();
  /** Objects that a reference or view may lead to for as long as the sequence runs. */
  readonly referred = new Set<string>();
  private now = 0;

  list(list: readonly Statement[], loops: readonly Loop[]): void {
    for (const s of list) this.statement(s, loops);
  }

  private statement(s: Statement, loops: readonly Loop[]): void {
    const spot = { at: ++this.now, loops };
    if (s.op === 'loop') {
      // The counter of an atMost loop is set before it and used in every turn.
      if (s.counter !== undefined) this.start(s.counter, spot);
      const inside = [...loops, s];
      const test = () => {
        this.list(s.conditionSetup, inside);
        this.use(s.condition, { at: ++this.now, loops: inside });
      };
      if (s.test === 'before') test();
      this.list(s.body, inside);
      this.list(s.update, inside);
      if (s.test === 'after') test();
      this.ends.set(s, ++this.now);
      if (s.counter !== undefined) this.uses.push({ id: s.counter, spot: { at: this.now, loops: inside } });
      return;
    }
    for (const e of statementExpressions(s)) this.use(e, spot);
    const written = writtenLocal(s);
    if (written !== undefined) this.start(written, spot);
    if (s.op === 'yield') this.yields.push(spot.at);
    for (const nested of nestedLists(s)) this.list(nested, loops);
  }

  private start(id: string, spot: Spot): void {
    if (!this.starts.has(id)) this.starts.set(id, spot);
  }

  private use(e: Expression, spot: Spot): void {
    eachPart(e, (part) => {
      if (part.op === 'local') this.uses.push({ id: part.id, spot });
      const root = part.op === 'reference' || part.op === 'view' ? rootLocal(part.target) : undefined;
      if (root !== undefined) this.referred.add(root);
    });
  }
}

/** The local object that a place is part of. */
function rootLocal(place: Expression): string | undefined {
  if (place.op === 'local') return place.type.kind === 'struct' || place.type.kind === 'array' ? place.id : undefined;
  if (place.op === 'field') return rootLocal(place.object);
  if (place.op === 'element') return rootLocal(place.array);
  return undefined;
}

/** Ids of the locals to keep, in the order of `locals`. */
export function keptLocals(body: readonly Statement[], locals: readonly Local[]): string[] {
  const walk = new Walk();
  walk.list(body, []);
  if (walk.yields.length === 0) return [];
  const kept = new Set(walk.referred);
  for (const { id, spot } of walk.uses) {
    const start = walk.starts.get(id);
    if (!start) continue;
    // A loop around the use that is not around the first value brings the use back in a later turn.
    const around = spot.loops.filter((loop) => !start.loops.includes(loop)).map((loop) => walk.ends.get(loop) ?? spot.at);
    const last = Math.max(spot.at, ...around);
    if (spot.at < start.at || walk.yields.some((at) => at > start.at && at < last)) kept.add(id);
  }
  return locals.filter((local) => kept.has(local.id)).map((local) => local.id);
}
