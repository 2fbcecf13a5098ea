/** `switch`, with fall-through as JavaScript has it. */
import { ts } from 'ts-morph';
import type { Constant, Expression, Switch } from '../ir/types.ts';
import { coerce } from './coerce.ts';
import { refuseDuration } from './durations.ts';
import { symbolOf } from './entities.ts';
import { lower } from './expressions.ts';
import type { FunctionContext } from './function-context.ts';
import { withJump } from './loops.ts';
import { placeOf } from './places.ts';
import { lowerBody } from './statements.ts';
import { shownType } from './types.ts';

export function lowerSwitch(fn: FunctionContext, node: ts.SwitchStatement): void {
  checkScopes(fn, node);
  const subject = lowerSubject(fn, node.expression);
  withJump(fn, 'switch', (label) => {
    const seen = new Set<unknown>();
    const cases: Switch['cases'] = [];
    for (const clause of node.caseBlock.clauses) {
      const values = ts.isCaseClause(clause)
        ? fn.task.attempt(clause.expression, () => [caseValue(fn, clause.expression, subject, seen)])
        : [];
      const body = fn.capture(() => lowerBody(fn, clause.statements));
      cases.push({ values: values ?? [], isDefault: ts.isDefaultClause(clause), body, place: placeOf(clause) });
    }
    fn.emit({ op: 'switch', label, subject, cases, place: placeOf(node) });
  });
}

/** A variable of one case has no value when control comes in at another. */
function checkScopes(fn: FunctionContext, node: ts.SwitchStatement): void {
  const owners = new Map<ts.Symbol, ts.Node>();
  for (const clause of node.caseBlock.clauses) {
    for (const statement of clause.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name } of statement.declarationList.declarations) {
        const symbol = ts.isIdentifier(name) ? symbolOf(fn.task, name) : undefined;
        if (symbol) owners.set(symbol, clause);
      }
    }
  }
  if (owners.size === 0) return;
  for (const clause of node.caseBlock.clauses) {
    const visit = (inner: ts.Node): void => {
      const symbol = ts.isIdentifier(inner) ? symbolOf(fn.task, inner) : undefined;
      const owner = symbol && owners.get(symbol);
      if (owner && owner !== clause) {
        fn.refuse(
          inner,
          'BH1065',
          `'${inner.getText()}' belongs to another case, and may have no value here`,
          'declare it before the `switch`',
        );
      }
      ts.forEachChild(inner, visit);
    };
    visit(clause);
  }
}

function lowerSubject(fn: FunctionContext, node: ts.Expression): Expression {
  refuseDuration(fn, node);
  const value = lower(fn, node);
  switch (value.type.kind) {
    case 'enum':
    case 'boolean':
      return value;
    case 'integer':
      return value;
    case 'exact':
      return value;
    case 'string':
      return fn.refuse(node, 'BH1030', 'a switch over strings compares them at run time');
    default:
      return fn.refuse(
        node,
        'BH1043',
        `a switch goes over integers, enums and unions of string literals, this is ${shownType(fn.task, value.type)}`,
      );
  }
}

function caseValue(fn: FunctionContext, node: ts.Expression, subject: Expression, seen: Set<unknown>): Constant {
  const given = lower(fn, node, subject.type);
  const isExact = subject.type.kind === 'exact' && given.op === 'constant' && typeof given.value === 'bigint' && given.type.kind !== 'enum';
  const value = isExact ? { ...given, type: subject.type } : coerce(fn, given, subject.type, node);
  if (value.op !== 'constant') fn.refuse(node, 'BH1042', 'a case is a constant', 'use `if` for what is only known at run time');
  if (seen.has(value.value)) fn.refuse(node, 'BH1042', 'this value has a case above', 'remove one of the two');
  seen.add(value.value);
  return value;
}
