/**
 * What may disturb what. An operand that was lowered is still only an expression; when a later operand brings statements along, the earlier one
 * must keep the value it had: it is put into a temporary if those statements could change it, or be seen before its trap.
 */

import type { Expression, Statement } from '../ir/types.ts';
import { isAggregate } from '../ir/typing.ts';
import { eachExpression, eachPart, eachStatement, operands, writtenLocal } from '../ir/walk.ts';

export interface Disturbance {
  /** Something outside the locals' own scalars may change. */
  memory: boolean;
  locals: ReadonlySet<string>;
  /** Seen from outside, or may trap: what traps must do so before. */
  visible: boolean;
  /** A later scan begins: inputs and time have other values. */
  scan: boolean;
}

/** What these statements may change. */
export function disturbanceOf(statements: readonly Statement[]): Disturbance {
  const locals = new Set<string>();
  let memory = false;
  let visible = false;
  let scan = false;
  eachStatement(statements, (statement) => {
    if (statement.op !== 'declare') {
      const local = writtenLocal(statement);
      if (local !== undefined) locals.add(local);
    }
    if (statement.op === 'assign' && statement.target.op !== 'local') memory = true;
    if (statement.op === 'call' || statement.op === 'nativeCall' || statement.op === 'remoteCall' || statement.op === 'format') {
      memory = true;
      visible = true;
    }
    if (statement.op === 'yield') {
      memory = true;
      visible = true;
      scan = true;
    }
    if (statement.op === 'print' || statement.op === 'trap' || statement.op === 'loop') visible = true;
    if (statement.op === 'assign' && statement.target.op === 'point') visible = true;
  });
  if (!visible) {
    eachExpression(statements, (part) => {
      if (partMayTrap(part)) visible = true;
    });
  }
  return { memory, locals, visible, scan };
}

function partMayTrap(part: Expression): boolean {
  switch (part.op) {
    case 'element':
      return !(
        part.array.type.kind === 'array' &&
        part.index.op === 'constant' &&
        BigInt(part.index.value) >= 0n &&
        BigInt(part.index.value) < BigInt(part.array.type.length)
      );
    case 'arithmetic':
      if (part.operator !== 'divTrunc' && part.operator !== 'divFloor' && part.operator !== 'rem') return false;
      return part.type.kind !== 'float' && !(part.right.op === 'constant' && part.right.value !== 0n);
    case 'unwrap':
      return true;
    case 'convert':
      return part.mode === 'check' || part.mode === 'trunc' || part.mode === 'floor' || part.mode === 'round';
    default:
      return false;
  }
}

/** Whether evaluating it may stop the task. */
export function mayTrap(expression: Expression): boolean {
  let found = false;
  eachPart(expression, (part) => {
    if (partMayTrap(part)) found = true;
  });
  return found;
}

/** Whether the value (or, for a place that is to be written, its address) could differ after the disturbance, or its trap come too late. */
export function isDisturbed(expression: Expression, by: Disturbance): boolean {
  if (by.visible && mayTrap(expression)) return true;
  return changes(expression, by);
}

function changes(e: Expression, by: Disturbance): boolean {
  switch (e.op) {
    case 'local':
      return by.locals.has(e.id) || (by.memory && isAggregate(e.type));
    case 'global':
    case 'field':
    case 'element':
      return by.memory || addressChanges(e, by);
    case 'dereference':
      return by.memory || changes(e.value, by);
    case 'point':
      return by.scan || (by.memory && e.direction === 'out');
    case 'now':
    case 'bits':
      return by.scan;
    case 'reference':
      return addressChanges(e.target, by);
    case 'view':
      return addressChanges(e.target, by) || [e.start, e.end].some((bound) => bound && changes(bound, by));
    case 'length':
      return addressChanges(e.array, by);
    default:
      return operands(e).some((part) => changes(part, by));
  }
}

/** Whether another place is meant afterwards. */
function addressChanges(e: Expression, by: Disturbance): boolean {
  switch (e.op) {
    case 'local':
    case 'global':
      return by.locals.has(e.id) && !isAggregate(e.type);
    case 'field':
      return addressChanges(e.object, by);
    case 'element':
      return addressChanges(e.array, by) || changes(e.index, by);
    case 'dereference':
      return changes(e.value, by);
    default:
      return changes(e, by);
  }
}
