/** Whether the top level of the modules uses a variable before it has its value, through a function: JavaScript would throw there. */

import type { FunctionDeclaration, Statement } from '../ir/types.ts';
import { eachExpression, eachStatement } from '../ir/walk.ts';
import type { TaskContext } from './context.ts';
import type { InitialOrder } from './modules.ts';

interface Uses {
  keys: Set<string>;
  calls: Set<string>;
}

function usesOf(statements: readonly Statement[]): Uses {
  const uses: Uses = { keys: new Set(), calls: new Set() };
  eachExpression(statements, (part) => {
    if (part.op === 'global') uses.keys.add(part.id);
  });
  eachStatement(statements, (statement) => {
    if (statement.op === 'call') uses.calls.add(statement.function);
  });
  return uses;
}

/** Everything that a function may touch, callees included. */
function reachOf(task: TaskContext, start: ReadonlySet<string>, known: Map<string, Uses>): Set<string> {
  const keys = new Set<string>();
  const seen = new Set<string>();
  const open = [...start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const declaration: FunctionDeclaration | undefined = task.lowered.get(id);
    if (!declaration) continue;
    const uses = known.get(id) ?? usesOf(declaration.body);
    known.set(id, uses);
    for (const key of uses.keys) keys.add(key);
    for (const key of task.constantUses.get(id) ?? []) keys.add(key);
    open.push(...uses.calls);
  }
  return keys;
}

/** Reports each call of the initialiser that comes too early. */
export function checkInitialOrder(task: TaskContext, initialiser: readonly Statement[], order: InitialOrder): void {
  const known = new Map<string, Uses>();
  for (const [index, statement] of initialiser.entries()) {
    const uses = usesOf([statement]);
    const keys = reachOf(task, uses.calls, known);
    // An assignment to a variable by its own definition is no use.
    const own = statement.op === 'assign' && statement.target.op === 'global' ? statement.target.id : null;
    for (const key of uses.keys) if (key !== own) keys.add(key);
    for (const key of keys) {
      const definition = order.definedAt.get(key);
      if (!definition || definition.index <= index) continue;
      task.report(statement.place, 'BH1065', `this uses '${definition.name}' before it has its value`);
    }
  }
}
