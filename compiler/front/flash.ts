/**
 * Which variables with an initial value are never written, and so may lie in flash. TypeScript's `readonly` does not say: an object may be
 * passed on as a writable one.
 */

import type { Expression, FunctionDeclaration, GlobalVariable } from '../ir/types.ts';
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

  private visit(declaration: FunctionDeclaration): void {
    const aliases = new Map<string, Set<string>>();
    for (const [index, id] of declaration.parameters.entries()) aliases.set(id, new Set([`p:${declaration.id}:${index}`]));
    const write = (e: Expression) => {
      for (const root of rootsOf(e, aliases)) this.written.add(root);
    };
    eachStatement(declaration.body, (s) => {
      if (s.op === 'declare' && s.value && (s.value.type.kind === 'reference' || s.value.type.kind === 'view')) {
        aliases.set(s.local, rootsOf(s.value, aliases));
      }
      if (s.op === 'assign') write(s.target);
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
