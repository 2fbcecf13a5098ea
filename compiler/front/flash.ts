/**
 * Which variables with an initial value are never written, and so may lie in flash. TypeScript's `readonly` does not say: an object may be
 * passed on as a writable one.
 */

import type { Expression, FunctionDeclaration, GlobalVariable, Type } from '../ir/types.ts';
import { eachExpression, eachStatement } from '../ir/walk.ts';

class WriteFinder {
  private readonly functions: ReadonlyMap<string, FunctionDeclaration>;
  /** `g:id` and `p:function:index`. */
  private readonly written = new Set<string>();
  /** What a parameter may stand for: written when it is. */
  private readonly passed = new Map<string, Set<string>>();

  constructor(functions: readonly FunctionDeclaration[]) {
    this.functions = new Map(functions.map((each) => [each.id, each]));
  }

  find(): ReadonlySet<string> {
    for (const each of this.functions.values()) this.visit(each);
    const open = [...this.written];
    for (let root = open.pop(); root !== undefined; root = open.pop()) {
      for (const from of this.passed.get(root) ?? []) {
        if (this.written.has(from)) continue;
        this.written.add(from);
        open.push(from);
      }
    }
    return this.written;
  }

  /** What each reference variable may refer to, from all that is ever given to it. */
  private aliasesOf(declaration: FunctionDeclaration): Map<string, Set<string>> {
    const aliases = new Map<string, Set<string>>();
    for (const [index, id] of declaration.parameters.entries()) aliases.set(id, new Set([`p:${declaration.id}:${index}`]));
    const size = () => [...aliases.values()].reduce((sum, each) => sum + each.size, 0);
    for (let before = -1; before !== size(); ) {
      before = size();
      eachStatement(declaration.body, (s) => {
        const target = s.op === 'declare' ? s.local : s.op === 'assign' && s.target.op === 'local' ? s.target.id : undefined;
        if (target === undefined || (s.op !== 'declare' && s.op !== 'assign') || !s.value) return;
        aliases.set(target, new Set([...(aliases.get(target) ?? []), ...referredIn(s.value, aliases)]));
      });
    }
    return aliases;
  }

  private visit(declaration: FunctionDeclaration): void {
    const aliases = this.aliasesOf(declaration);
    const write = (e: Expression) => {
      for (const root of rootsOf(e, aliases)) this.written.add(root);
    };
    eachStatement(declaration.body, (s) => {
      if (s.op === 'assign') write(s.target);
      // A reference that is kept or given back may be written through by whoever reads it.
      const kept = s.op === 'return' || (s.op === 'assign' && s.target.op !== 'local') ? s.value : undefined;
      if (kept) for (const root of referredIn(kept, aliases)) this.written.add(root);
      if (s.op === 'format') write(s.target);
      if (s.op === 'nativeCall') {
        for (const value of s.arguments)
          if (value.type.kind === 'reference' || (value.type.kind === 'view' && !value.type.readonly)) write(value);
      }
      if (s.op !== 'call') return;
      for (const [index, value] of s.arguments.entries()) {
        const parameter = `p:${s.function}:${index}`;
        const roots = rootsOf(value, aliases);
        if (roots.size > 0) this.passed.set(parameter, new Set([...(this.passed.get(parameter) ?? []), ...roots]));
      }
    });
    // A view that is not read-only is a pointer to writable memory in C.
    eachExpression(declaration.body, (part) => {
      if (part.op === 'view' && part.type.kind === 'view' && !part.type.readonly) write(part.target);
    });
  }
}

/** What references in a value refer to. */
function referredIn(e: Expression, aliases: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  switch (e.op) {
    case 'struct':
      return new Set(e.fields.flatMap((field) => [...referredIn(field.value, aliases)]));
    case 'array':
      return new Set(e.elements.flatMap((element) => [...referredIn(element, aliases)]));
    default:
      return isReferring(e.type) ? rootsOf(e, aliases) : new Set();
  }
}

function isReferring(type: Type): boolean {
  return type.kind === 'reference' || type.kind === 'view' || (type.kind === 'nullable' && type.of.kind === 'reference');
}

/** Globals and parameters that a place, reference or view lies in. */
function rootsOf(e: Expression, aliases: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  switch (e.op) {
    case 'global':
      return new Set([`g:${e.id}`]);
    case 'local':
      return new Set(aliases.get(e.id));
    case 'field':
      return rootsOf(e.object, aliases);
    case 'element':
      return rootsOf(e.array, aliases);
    case 'dereference':
    case 'as':
    case 'some':
    case 'unwrap':
      return rootsOf(e.value, aliases);
    case 'reference':
    case 'view':
      return rootsOf(e.target, aliases);
    case 'conditional':
      return new Set([...rootsOf(e.whenTrue, aliases), ...rootsOf(e.whenFalse, aliases)]);
    default:
      return new Set();
  }
}

/** Marks the globals that may lie in flash. */
export function markConstants(globals: readonly GlobalVariable[], functions: readonly FunctionDeclaration[]): void {
  const written = new WriteFinder(functions).find();
  for (const global of globals) global.constant = global.value !== undefined && !written.has(`g:${global.id}`);
}
