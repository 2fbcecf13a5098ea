/** Functions: signatures, bodies, which there are. */

import { rootFunctions } from '../analysis/calls.ts';
import type { Expression, FunctionDeclaration, Statement } from '../ir/types.ts';
import { eachPart, eachStatement, nestedLists, statementExpressions, writtenLocal } from '../ir/walk.ts';
import { FunctionContext, type Output, type Unit } from './context.ts';
import { isPointer } from './nullables.ts';
import { emitResume } from './sequences.ts';
import { emitList } from './statements.ts';

/** Functions that something can call in a statement that control reaches, callees before callers. */
export function usedFunctions(unit: Unit): FunctionDeclaration[] {
  const { calls, reached } = unit.analysis;
  const used = new Set<string>();
  const visit = (id: string) => {
    if (used.has(id)) return;
    used.add(id);
    eachStatement(unit.types.declarations.functions.get(id)?.body ?? [], (s) => {
      if (s.op === 'call' && reached.has(s)) visit(s.function);
    });
  };
  for (const root of rootFunctions(unit.program)) visit(root);
  return calls.calleesFirst.filter((id) => used.has(id)).flatMap((id) => unit.types.declarations.functions.get(id) ?? []);
}

function signature(unit: Unit, declaration: FunctionDeclaration, nameOf: (id: string) => string): string {
  const { types } = unit;
  const parameters = declaration.parameters.flatMap((id) => {
    const type = declaration.locals.find((local) => local.id === id)?.type;
    if (!type) return [];
    const name = nameOf(id);
    return type.kind === 'view' ? [types.viewPointer(type, name), `int32_t ${name}_length`] : [types.local(type, name)];
  });
  const { result } = declaration;
  const name = `${unit.names.functions.get(declaration.id)}`;
  if (result.kind === 'array') return `static void ${name}(${[types.stored(result.element, '*result'), ...parameters].join(', ')})`;
  const head = result.kind === 'void' ? `void ${name}` : types.local(result, name);
  return `static ${head}(${parameters.join(', ') || 'void'})`;
}

/** One function, with its documentation name where C could not keep it. */
export function emitFunction(unit: Unit, output: Output, declaration: FunctionDeclaration): undefined {
  const context = new FunctionContext(unit, declaration, output, hoistedLocals(declaration));
  output.line(`${signature(unit, declaration, (id) => context.localName(id))} {`, declaration.place);
  for (const local of declaration.locals) {
    if (!context.hoisted.has(local.id) || local.kept) continue;
    const name = context.localName(local.id);
    const { types } = unit;
    if (local.type.kind === 'view') {
      context.line(`${types.viewPointer(local.type, name)} = NULL;`);
      context.line(`int32_t ${name}_length = 0;`);
    } else if (local.type.kind === 'nullable') {
      context.line(`${types.stored(local.type, name)} = ${isPointer(local.type) ? 'NULL' : '{0}'};`);
    } else if (local.type.kind === 'struct' || local.type.kind === 'array') {
      context.line(`${types.stored(local.type, name)};`);
    } else {
      const pointer = local.type.kind === 'reference' || local.type.kind === 'string';
      context.line(`${types.local(local.type, name)} = ${pointer ? 'NULL' : '0'};`);
    }
  }
  if (declaration.frame !== undefined) emitResume(context);
  emitList(context, declaration.body);
  output.line('}');
}

/**
 * Locals that cannot be declared where they come to life: those used outside the block of their declaration, those without a declaration (results,
 * counters), and objects to which a variable refers, which must live as long as it.
 */
function hoistedLocals(declaration: FunctionDeclaration): Set<string> {
  const hoisted = new Set<string>(declaration.locals.filter((local) => local.kept).map((local) => local.id));
  const parameters = new Set(declaration.parameters);
  /** Blocks around the declaration of each local, innermost last. */
  const declaredIn = new Map<string, readonly Statement[][]>();
  const use = (id: string, blocks: readonly Statement[][]) => {
    if (parameters.has(id)) return;
    const home = declaredIn.get(id);
    if (!home?.every((block, index) => blocks[index] === block)) hoisted.add(id);
  };
  const visit = (list: Statement[], blocks: readonly Statement[][]) => {
    const here = [...blocks, list];
    for (const s of list) {
      for (const e of statementExpressions(s)) if (s.op !== 'loop') eachPart(e, (part) => part.op === 'local' && use(part.id, here));
      if (s.op === 'loop') {
        // In C the counter stands before the loop, and the condition and the update may stand outside the body's block.
        if (s.counter !== undefined && !declaredIn.has(s.counter) && s.trapAtBound) declaredIn.set(s.counter, here);
        const inside = [...here, s.conditionSetup];
        visit(s.conditionSetup, here);
        eachPart(s.condition, (part) => part.op === 'local' && use(part.id, s.conditionSetup.length > 0 ? inside : here));
        visit(s.body, s.conditionSetup.length > 0 && s.test === 'before' ? inside : here);
        visit(s.update, here);
        continue;
      }
      if (s.op === 'declare') {
        // Declared again: the second declaration sets the first variable.
        if (declaredIn.has(s.local)) hoisted.add(s.local);
        else declaredIn.set(s.local, here);
      }
      const written = writtenLocal(s);
      if (written !== undefined) use(written, here);
      for (const nested of nestedLists(s)) visit(nested, here);
    }
  };
  visit(declaration.body, []);
  eachStatement(declaration.body, (s) => {
    const value = s.op === 'declare' || s.op === 'assign' ? s.value : undefined;
    if (!value) return;
    eachPart(value, (part) => {
      if (part.op !== 'reference' && part.op !== 'view') return;
      const root = rootLocal(part.target);
      if (root !== undefined && !parameters.has(root)) hoisted.add(root);
    });
  });
  return hoisted;
}

/** The local object that a place is part of. */
function rootLocal(place: Expression): string | undefined {
  if (place.op === 'local') return place.type.kind === 'struct' || place.type.kind === 'array' ? place.id : undefined;
  if (place.op === 'field') return rootLocal(place.object);
  if (place.op === 'element') return rootLocal(place.array);
  return undefined;
}
