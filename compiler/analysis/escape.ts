/**
 * Escape analysis: a reference or view never outlives what it refers to, and two turns of a loop never share one object.
 *
 * Each reference has origins: `static` (a global), `param:n` (what the caller gave), `local:id` (an object of this function). A place outlives
 * another as `static` > `param` > `local`; whether one parameter outlives another is a demand on the callers.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Expression, FunctionDeclaration, Loop, Place, Program, Statement, Type } from '../ir/types.ts';
import { Declarations } from '../ir/typing.ts';
import { eachStatement, nestedLists, writtenLocal } from '../ir/walk.ts';
import type { CallGraph } from './calls.ts';

type Origins = ReadonlySet<string>;
interface Summary {
  result: Set<string>;
  /** What parameter `value` refers to must outlive what `holder` (a parameter, or 'static') refers to. */
  demands: { value: number; holder: number | 'static' }[];
}

/** BH2030 for every reference that would outlive its object. */
export function findEscapes(program: Program, graph: CallGraph): Diagnostic[] {
  const declarations = new Declarations(program);
  const summaries = new Map<string, Summary>();
  const diagnostics: Diagnostic[] = [];
  for (const id of graph.calleesFirst) {
    const declaration = declarations.functions.get(id);
    if (declaration) summaries.set(id, new FunctionEscapes(declaration, declarations, summaries, diagnostics).run());
  }
  return diagnostics;
}

function holdsReference(type: Type, declarations: Declarations): boolean {
  if (type.kind === 'reference' || type.kind === 'view') return true;
  if (type.kind === 'array') return holdsReference(type.element, declarations);
  if (type.kind === 'nullable') return holdsReference(type.of, declarations);
  return (
    type.kind === 'struct' && (declarations.structs.get(type.id)?.fields.some((field) => holdsReference(field.type, declarations)) ?? false)
  );
}

class FunctionEscapes {
  private readonly origins = new Map<string, Set<string>>();
  private readonly contents = new Set<string>();
  private readonly depth = new Map<string, Loop[]>();
  private readonly summary: Summary = { result: new Set(), demands: [] };
  private reporting = false;
  private readonly declaration: FunctionDeclaration;
  private readonly declarations: Declarations;
  private readonly summaries: ReadonlyMap<string, Summary>;
  private readonly diagnostics: Diagnostic[];

  constructor(
    declaration: FunctionDeclaration,
    declarations: Declarations,
    summaries: ReadonlyMap<string, Summary>,
    diagnostics: Diagnostic[],
  ) {
    this.declaration = declaration;
    this.declarations = declarations;
    this.summaries = summaries;
    this.diagnostics = diagnostics;
  }

  run(): Summary {
    this.declaration.parameters.forEach((id, index) => {
      this.origins.set(id, new Set([`param:${index}`]));
    });
    // Parameters of a sequence, in its frame: what is stored there is looked at where that is done.
    const written = new Set<string | undefined>();
    eachStatement(this.declaration.body, (s) => written.add(writtenLocal(s)));
    for (const { id, kept } of this.declaration.locals) if (kept && !written.has(id)) this.origins.set(id, new Set(['static']));
    this.findDepths(this.declaration.body, []);
    for (let size = -1; size !== this.size(); ) {
      size = this.size();
      eachStatement(this.declaration.body, (s) => this.statement(s));
    }
    this.reporting = true;
    eachStatement(this.declaration.body, (s) => this.statement(s));
    return this.summary;
  }

  private size(): number {
    return [...this.origins.values()].reduce((sum, each) => sum + each.size, this.contents.size);
  }

  private findDepths(list: readonly Statement[], loops: Loop[]): void {
    for (const s of list) {
      if (s.op === 'declare') this.depth.set(s.local, loops);
      for (const nested of nestedLists(s)) this.findDepths(nested, s.op === 'loop' ? [...loops, s] : loops);
    }
  }

  private statement(s: Statement): void {
    switch (s.op) {
      case 'declare': {
        const type = this.declaration.locals.find((local) => local.id === s.local)?.type;
        if (type && s.value) this.storeInto({ op: 'local', id: s.local, type, place: s.place }, s.value, s.place);
        return;
      }
      case 'assign':
        this.storeInto(s.target, s.value, s.place);
        return;
      case 'return':
        if (!s.value || !holdsReference(s.value.type, this.declarations)) return;
        for (const origin of this.originsIn(s.value)) {
          if (origin.startsWith('local:')) this.refuse(origin, 'is returned', s.place);
          else this.summary.result.add(origin);
        }
        return;
      case 'call':
        this.call(s);
        return;
      default:
        return;
    }
  }

  private call(s: Statement & { op: 'call' }): void {
    const callee = this.summaries.get(s.function);
    if (!callee) return;
    const given = (index: number): Origins => {
      const value = s.arguments[index];
      return value ? this.originsIn(value) : new Set();
    };
    for (const demand of callee.demands) {
      const holders = demand.holder === 'static' ? new Set(['static']) : given(demand.holder);
      for (const holder of holders) for (const value of given(demand.value)) this.outlives(value, holder, s.place);
    }
    if (s.result === undefined) return;
    const result = new Set<string>();
    for (const origin of callee.result) {
      if (!origin.startsWith('param:')) result.add(origin);
      else for (const each of given(Number(origin.slice(6)))) result.add(each);
    }
    this.addOrigins(s.result, result, s.place);
  }

  /** `target = value`, when the value holds references. */
  private storeInto(target: Expression, value: Expression, place: Place): void {
    if (!holdsReference(value.type, this.declarations)) return;
    const values = this.originsIn(value);
    if (target.op === 'local') {
      this.addOrigins(target.id, values, place);
      return;
    }
    for (const holder of this.originsOfPlace(target)) for (const origin of values) this.outlives(origin, holder, place);
  }

  private addOrigins(id: string, values: Origins, place: Place): void {
    const known = this.origins.get(id) ?? new Set();
    for (const each of values) {
      known.add(each);
      if (each.startsWith('local:')) this.sameTurn(each, id, place);
    }
    this.origins.set(id, known);
  }

  /** An object made anew in each turn of a loop may not be kept in a variable that lives through all turns. */
  private sameTurn(origin: string, holder: string, place: Place): void {
    const object = this.depth.get(origin.slice(6)) ?? [];
    const around = this.depth.get(holder) ?? [];
    if (!object.every((loop) => around.includes(loop)))
      this.refuse(origin, `is kept in ${this.nameOf(holder)}, which lives on after this turn of the loop`, place);
  }

  /** What `value` refers to must live at least as long as `holder`. */
  private outlives(value: string, holder: string, place: Place): void {
    if (value === 'static') return;
    if (holder.startsWith('local:')) {
      this.contents.add(value);
      if (value.startsWith('local:')) this.sameTurn(value, holder.slice(6), place);
      return;
    }
    if (value.startsWith('local:')) {
      // What a sequence keeps lives as long as the frame of one within it.
      const kept = this.declaration.locals.find((local) => local.id === value.slice(6))?.kept;
      if (kept && this.declaration.frame !== undefined && holder === 'param:0') return;
      this.refuse(value, holder === 'static' ? 'is stored in a global object' : 'is stored in an object of the caller', place);
      return;
    }
    const demand = { value: Number(value.slice(6)), holder: holder === 'static' ? ('static' as const) : Number(holder.slice(6)) };
    if (demand.value === demand.holder) return;
    if (!this.summary.demands.some((each) => each.value === demand.value && each.holder === demand.holder))
      this.summary.demands.push(demand);
  }

  private nameOf(id: string): string {
    const local = this.declaration.locals.find((each) => each.id === id);
    return local?.temporary ? 'an object without a name of its own, which ends with the statement,' : `the local '${local?.name ?? id}'`;
  }

  private refuse(origin: string, what: string, place: Place): void {
    if (!this.reporting) return;
    this.diagnostics.push({
      code: 'BH2030',
      severity: 'error',
      message: `a reference to ${this.nameOf(origin.slice(6))} ${what}: it would outlive its object`,
      hint: 'Make the object a field or a top-level variable, or copy its contents with copy(to, from).',
      place,
    });
  }

  /** Origins of all references in a value. */
  private originsIn(e: Expression): Set<string> {
    switch (e.op) {
      case 'reference':
        return this.originsOfPlace(e.target);
      case 'view':
        return e.target.type.kind === 'array' ? this.originsOfPlace(e.target) : this.originsIn(e.target);
      case 'conditional':
        return new Set([...this.originsIn(e.whenTrue), ...this.originsIn(e.whenFalse)]);
      case 'struct':
        return new Set(
          e.fields.flatMap((field) => (holdsReference(field.value.type, this.declarations) ? [...this.originsIn(field.value)] : [])),
        );
      case 'array':
        return new Set(e.elements.flatMap((each) => (holdsReference(each.type, this.declarations) ? [...this.originsIn(each)] : [])));
      case 'copy':
        return this.contentsOf(e.from);
      case 'as':
      case 'some':
      case 'unwrap':
        return this.originsIn(e.value);
      case 'local':
        return this.origins.get(e.id) ?? new Set();
      case 'global':
        return new Set(['static']);
      case 'field':
      case 'element':
      case 'dereference':
        return this.contentsOf(e);
      default:
        return new Set();
    }
  }

  /** Origins of references that are read out of a place: they live at least as long as the object that holds them. */
  private contentsOf(place: Expression): Set<string> {
    const result = new Set<string>();
    for (const origin of this.originsOfPlace(place)) {
      if (!origin.startsWith('local:')) result.add(origin);
      else for (const each of [...this.contents, ...(this.origins.get(origin.slice(6)) ?? [])]) result.add(each);
    }
    return result;
  }

  /** The objects that a place may be part of. */
  private originsOfPlace(place: Expression): Set<string> {
    switch (place.op) {
      case 'local':
        return new Set([`local:${place.id}`]);
      case 'global':
        return new Set(['static']);
      case 'field':
        return this.originsOfPlace(place.object);
      case 'element':
        return place.array.type.kind === 'view' ? this.originsIn(place.array) : this.originsOfPlace(place.array);
      case 'dereference':
        return this.originsIn(place.value);
      default:
        return new Set(['static']);
    }
  }
}
