/** Who calls whom inside a task; recursion; what each function may change. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Expression, FunctionDeclaration, Place, Program, Statement } from '../ir/types.ts';
import { eachPart, eachStatement, nestedLists, statementExpressions } from '../ir/walk.ts';

export interface CallGraph {
  /** Function id → the functions it calls, with the first place of each. */
  edges: ReadonlyMap<string, ReadonlyMap<string, Place>>;
  /** Every function id after all that it calls. */
  calleesFirst: string[];
  /** One diagnostic for each cycle. */
  diagnostics: Diagnostic[];
}

/** The call graph of a program; a cycle is BH2020. */
export function callGraph(program: Program): CallGraph {
  const edges = new Map<string, Map<string, Place>>();
  for (const each of program.functions) {
    const out = new Map<string, Place>();
    eachStatement(each.body, (s) => {
      if (s.op === 'call' && !out.has(s.function)) out.set(s.function, s.place);
    });
    edges.set(each.id, out);
  }
  const names = new Map(program.functions.map((each) => [each.id, each.name]));
  const calleesFirst: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string) => {
    path.push(id);
    for (const [callee, place] of edges.get(id) ?? []) {
      const from = path.indexOf(callee);
      if (from >= 0) {
        const cycle = [...path.slice(from), callee].map((each) => names.get(each) ?? each);
        diagnostics.push({
          code: 'BH2020',
          severity: 'error',
          message: `recursion: ${cycle.join(' → ')}`,
          hint: 'The stack of a task has a fixed size: write a loop, with an array as its own stack where it needs one.',
          place,
        });
      } else if (!done.has(callee) && edges.has(callee)) {
        visit(callee);
      }
    }
    path.pop();
    done.add(id);
    calleesFirst.push(id);
  };
  for (const each of program.functions) if (!done.has(each.id)) visit(each.id);
  return { edges, calleesFirst, diagnostics };
}

/** The functions that something outside the program calls. */
export function rootFunctions(program: Program): Set<string> {
  const served = program.endpoints.flatMap((endpoint) => endpoint.methods.map((method) => method.function));
  return new Set([program.initialiser, program.init, program.scan, ...served].filter((id) => id !== undefined));
}

/** What a call may change, as far as the range analysis keeps track of it. */
export interface Effects {
  globals: ReadonlySet<string>;
  /** Names of fields, of any object. */
  fields: ReadonlySet<string>;
  /** A whole object is written, or C code gets hold of one. */
  objects: boolean;
  /** Globals that are read. */
  reads: ReadonlySet<string>;
  /** Globals of `globals` that are written on every way to the end. */
  always: ReadonlySet<string>;
}

/** The effects of each function, those of its callees included. */
export function functionEffects(program: Program, graph: CallGraph): Map<string, Effects> {
  const result = new Map<string, Effects>();
  const byId = new Map(program.functions.map((each) => [each.id, each]));
  for (const id of graph.calleesFirst) {
    const declaration = byId.get(id);
    if (declaration) result.set(id, effectsOf(declaration, result));
  }
  return result;
}

function effectsOf(declaration: FunctionDeclaration, known: ReadonlyMap<string, Effects>): Effects {
  const globals = new Set<string>();
  const fields = new Set<string>();
  const reads = new Set<string>();
  let objects = false;
  const write = (target: Expression) => {
    if (target.op === 'global') globals.add(target.id);
    if (target.op === 'field') fields.add(target.field);
    if (target.type.kind === 'struct' || target.type.kind === 'array') objects = true;
  };
  eachStatement(declaration.body, (s) => {
    if (s.op === 'assign') write(s.target);
    for (const e of statementExpressions(s)) {
      if (s.op === 'assign' && e === s.target && e.op === 'global') continue;
      eachPart(e, (part) => part.op === 'global' && reads.add(part.id));
    }
    if (s.op === 'nativeCall' && s.arguments.some((value) => value.type.kind === 'reference')) objects = true;
    if (s.op !== 'call') return;
    const callee = known.get(s.function);
    if (!callee) {
      // A cycle, refused anyway: anything may happen.
      objects = true;
      return;
    }
    for (const each of callee.globals) globals.add(each);
    for (const each of callee.fields) fields.add(each);
    for (const each of callee.reads) reads.add(each);
    objects ||= callee.objects;
  });
  // A step of a sequence runs a part of it.
  const always = declaration.frame === undefined ? writtenAlways(declaration.body, known).globals : new Set<string>();
  return { globals, fields, objects, reads, always };
}

/** Globals that every way through the list writes; `leaves`: control may not reach its end. */
function writtenAlways(list: readonly Statement[], known: ReadonlyMap<string, Effects>): { globals: Set<string>; leaves: boolean } {
  const globals = new Set<string>();
  for (const s of list) {
    if (s.op === 'assign' && s.target.op === 'global') globals.add(s.target.id);
    if (s.op === 'call') for (const each of known.get(s.function)?.always ?? []) globals.add(each);
    if (s.op === 'return' || s.op === 'break' || s.op === 'continue') return { globals, leaves: true };
    const nested = nestedLists(s).map((each) => writtenAlways(each, known));
    const [first, second] = nested;
    if (s.op === 'block' && first) for (const each of first.globals) globals.add(each);
    if (s.op === 'if' && first && second) for (const each of first.globals) if (second.globals.has(each)) globals.add(each);
    if (nested.some(({ leaves }) => leaves)) return { globals, leaves: true };
  }
  return { globals, leaves: false };
}
