/** Visiting the parts of statements and expressions, in evaluation order. */
import type { Expression, Statement } from './types.ts';

/** The direct operands of an expression, in JavaScript's evaluation order. */
export function operands(expression: Expression): Expression[] {
  switch (expression.op) {
    case 'constant':
    case 'local':
    case 'global':
    case 'point':
    case 'now':
    case 'bits':
    case 'zero':
      return [];
    case 'field':
      return [expression.object];
    case 'element':
      return [expression.array, expression.index];
    case 'dereference':
    case 'convert':
    case 'as':
    case 'some':
    case 'present':
    case 'unwrap':
      return [expression.value];
    case 'reference':
      return [expression.target];
    case 'view':
      return [expression.target, expression.start, expression.end].filter((each) => each !== undefined);
    case 'length':
      return [expression.array];
    case 'unary':
      return [expression.operand];
    case 'arithmetic':
    case 'bitwise':
    case 'compare':
    case 'logical':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case 'intrinsic':
      return expression.operands;
    case 'struct':
      return expression.fields.map((field) => field.value);
    case 'array':
      return expression.elements;
    case 'copy':
      return [expression.from];
  }
}

/** The expressions that stand directly in a statement, in evaluation order (those of nested statements not). */
export function statementExpressions(statement: Statement): Expression[] {
  switch (statement.op) {
    case 'declare':
    case 'return':
      return statement.value ? [statement.value] : [];
    case 'assign':
      return [statement.target, statement.value];
    case 'call':
    case 'nativeCall':
    case 'remoteCall':
      return statement.arguments;
    case 'if':
    case 'loop':
      return [statement.condition];
    case 'switch':
      return [statement.subject];
    case 'print':
      return statement.parts.filter((part) => typeof part !== 'string');
    case 'format':
      return [statement.target, ...statement.parts.filter((part) => typeof part !== 'string')];
    case 'yield':
      return statement.line ? [statement.line] : [];
    case 'break':
    case 'continue':
    case 'trap':
    case 'block':
      return [];
  }
}

/** The statement lists nested in a statement, in source order. */
export function nestedLists(statement: Statement): Statement[][] {
  switch (statement.op) {
    case 'if':
      return [statement.then, statement.else];
    case 'loop':
      return statement.test === 'before'
        ? [statement.conditionSetup, statement.body, statement.update]
        : [statement.body, statement.update, statement.conditionSetup];
    case 'switch':
      return statement.cases.map((each) => each.body);
    case 'block':
      return [statement.body];
    default:
      return [];
  }
}

/** Visits every statement, outer before inner, in source order. */
export function eachStatement(list: readonly Statement[], visit: (statement: Statement) => void): void {
  for (const statement of list) {
    visit(statement);
    for (const nested of nestedLists(statement)) eachStatement(nested, visit);
  }
}

/** Visits an expression and all its parts, outer before inner. */
export function eachPart(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression);
  for (const operand of operands(expression)) eachPart(operand, visit);
}

/** Visits every expression of a statement list, nested statements included. */
export function eachExpression(list: readonly Statement[], visit: (part: Expression) => void): void {
  eachStatement(list, (statement) => {
    for (const expression of statementExpressions(statement)) eachPart(expression, visit);
  });
}

/** The local that a statement gives a value to, if it does. */
export function writtenLocal(statement: Statement): string | undefined {
  switch (statement.op) {
    case 'declare':
      return statement.local;
    case 'assign':
      return statement.target.op === 'local' ? statement.target.id : undefined;
    case 'call':
    case 'nativeCall':
    case 'format':
      return statement.result;
    case 'remoteCall':
      return statement.reply;
    case 'loop':
      return statement.counter;
    default:
      return undefined;
  }
}
