/** What a program needs of all that was lowered: functions that are called, and the globals, structs and enums they name. */

import type { EnumDeclaration, Expression, FunctionDeclaration, GlobalVariable, StructDeclaration, Type } from '../ir/types.ts';
import { eachExpression, eachPart, eachStatement } from '../ir/walk.ts';

export interface Parts {
  functions: FunctionDeclaration[];
  globals: GlobalVariable[];
  structs: StructDeclaration[];
  enums: EnumDeclaration[];
}

/** Keeps what the roots reach, in the given order. Structs come after those they contain. */
export function prune(all: Parts, roots: readonly string[]): Parts {
  const byId = new Map(all.functions.map((each) => [each.id, each]));
  const functions = new Set<FunctionDeclaration>();
  const globalIds = new Set<string>();
  const types: Type[] = [];
  const open = [...roots];
  const note = (e: Expression) => {
    types.push(e.type);
    if (e.op === 'global') globalIds.add(e.id);
  };
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const declaration = byId.get(id);
    if (!declaration || functions.has(declaration)) continue;
    functions.add(declaration);
    types.push(declaration.result, ...declaration.locals.map((local) => local.type));
    eachExpression(declaration.body, note);
    eachStatement(declaration.body, (statement) => {
      if (statement.op === 'call') open.push(statement.function);
      if (statement.op === 'remoteCall') types.push(statement.result);
    });
  }
  const globals = all.globals.filter((each) => globalIds.has(each.id));
  for (const global of globals) {
    types.push(global.type);
    if (global.value) eachPart(global.value, (part) => types.push(part.type));
  }
  const { structs, enums } = reachedTypes(all, types);
  return { functions: all.functions.filter((each) => functions.has(each)), globals, structs, enums };
}

function reachedTypes(all: Parts, types: readonly Type[]): { structs: StructDeclaration[]; enums: EnumDeclaration[] } {
  const structsById = new Map(all.structs.map((each) => [each.id, each]));
  const structs = new Set<StructDeclaration>();
  const seen = new Set<string>();
  const enums = new Set<string>();
  const visit = (type: Type): void => {
    switch (type.kind) {
      case 'enum':
        enums.add(type.id);
        return;
      case 'array':
      case 'view':
        visit(type.element);
        return;
      case 'reference':
        visit(type.to);
        return;
      case 'nullable':
        visit(type.of);
        return;
      case 'struct': {
        const declaration = structsById.get(type.id);
        if (!declaration || seen.has(type.id)) return;
        // A reference may lead back to it.
        seen.add(type.id);
        for (const field of declaration.fields) visit(field.type);
        // Classes of one family share their form in memory.
        for (const id of [declaration.base, ...(declaration.derived ?? [])]) if (id !== undefined) visit({ kind: 'struct', id });
        structs.add(declaration);
      }
    }
  };
  for (const type of types) visit(type);
  return { structs: [...structs], enums: all.enums.filter((each) => enums.has(each.id)) };
}
