/**
 * Work between two yields of a sequence: a loop in which every turn comes to a `yield` needs no bound, since a step runs the end of one turn and the
 * beginning of the next at most.
 */

import type { Loop, Program, Statement } from '../ir/types.ts';
import { eachStatement, nestedLists } from '../ir/walk.ts';

/** Turns of a loop that one step of a sequence has a part in, when every turn yields. */
export const turnsOfAStep = 2n;

/** Whether there is a `yield` in the loop. */
export function holdsYield(loop: Loop): boolean {
  let found = false;
  for (const list of nestedLists(loop)) {
    eachStatement(list, (s) => {
      if (s.op === 'yield') found = true;
    });
  }
  return found;
}

/** Ways that left a list by a jump, or by return, without a `yield` since the start. */
interface Exits {
  breaks: Set<string>;
  continues: Set<string>;
  returns: boolean;
}

export class SequenceTurns {
  private readonly bodies: ReadonlyMap<string, readonly Statement[]>;
  /** Whether each sequence yields at least once, whatever it does. */
  private readonly yielding = new Map<string, boolean>();

  constructor(program: Program) {
    this.bodies = new Map(program.functions.filter((each) => each.frame !== undefined).map((each) => [each.id, each.body]));
  }

  /** Whether no turn of the loop is followed by another without a `yield` in between. */
  yieldsEveryTurn(loop: Loop): boolean {
    const exits: Exits = { breaks: new Set(), continues: new Set(), returns: false };
    const before = loop.test === 'before' ? this.list(loop.conditionSetup, true, exits) : true;
    const end = this.list(loop.body, before, exits) || exits.continues.has(loop.label);
    const updated = this.list(loop.update, end, exits);
    return !(loop.test === 'after' ? this.list(loop.conditionSetup, updated, exits) : updated);
  }

  private yieldsAlways(id: string): boolean {
    const known = this.yielding.get(id);
    if (known !== undefined) return known;
    this.yielding.set(id, false);
    const exits: Exits = { breaks: new Set(), continues: new Set(), returns: false };
    const end = this.list(this.bodies.get(id) ?? [], true, exits);
    const always = !end && !exits.returns;
    this.yielding.set(id, always);
    return always;
  }

  /** `silent`: control may be here without a `yield` since the start. Gives the same for the end of the list. */
  private list(list: readonly Statement[], silent: boolean, exits: Exits): boolean {
    return list.reduce((now, s) => this.statement(s, now, exits), silent);
  }

  private statement(s: Statement, silent: boolean, exits: Exits): boolean {
    if (!silent) return false;
    switch (s.op) {
      case 'yield':
      case 'trap':
        return false;
      case 'return':
        exits.returns = true;
        return false;
      case 'break':
      case 'continue':
        (s.op === 'break' ? exits.breaks : exits.continues).add(s.label);
        return false;
      case 'if': {
        const then = this.list(s.then, true, exits);
        return this.list(s.else, true, exits) || then;
      }
      case 'block':
        return this.list(s.body, true, exits);
      case 'switch': {
        let flow = false;
        for (const each of s.cases) flow = this.list(each.body, true, exits) || flow;
        return flow || !s.cases.some((each) => each.isDefault) || exits.breaks.has(s.label);
      }
      case 'loop':
        return this.loop(s, exits);
      default:
        return true;
    }
  }

  private loop(s: Loop, exits: Exits): boolean {
    if (s.delegate !== undefined) return !this.yieldsAlways(s.delegate);
    const endless = s.condition.op === 'constant' && s.condition.value === true;
    const before = s.test === 'before' ? this.list(s.conditionSetup, true, exits) : true;
    const end = this.list(s.body, before, exits) || exits.continues.has(s.label);
    const updated = this.list(s.update, end, exits);
    const after = s.test === 'after' ? this.list(s.conditionSetup, updated, exits) : before;
    return (!endless && after) || exits.breaks.has(s.label);
  }
}
