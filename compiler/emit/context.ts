/** What code generation of one task, and of one function in it, carries along. */
import type { Analysis } from '../analysis/index.ts';
import { lengthLimits, type Range, rangeOfType } from '../analysis/range.ts';
import type {
  ElementPlace,
  EnumDeclaration,
  Expression,
  FunctionDeclaration,
  Local,
  Place,
  Program,
  Statement,
  Type,
  Yield,
} from '../ir/types.ts';
import { eachExpression, operands } from '../ir/walk.ts';
import { CTypes, kindOf } from './ctypes.ts';
import { type Names, UnitNames } from './names.ts';
import { numberYields } from './sequences.ts';
import { TrapSites } from './traps.ts';
import { cNames, type Kind, kindFor, primary, type Value, type WholeKind } from './values.ts';

function readsRestarts(program: Program, body: readonly Statement[]): boolean {
  const replies = new Set(program.structs.filter(({ kind }) => kind === 'reply').map(({ id }) => id));
  let found = false;
  if (replies.size === 0) return found;
  eachExpression(body, (e) => {
    if (e.op === 'field' && e.field === 'restarts' && e.object.type.kind === 'struct' && replies.has(e.object.type.id)) found = true;
  });
  return found;
}

/** One task: everything at file scope. */
export class Unit {
  readonly program: Program;
  readonly analysis: Analysis;
  readonly names: UnitNames;
  readonly types: CTypes;
  readonly traps = new TrapSites();
  /** Name tables of string unions that are printed: enum id → C name. */
  readonly printedEnums = new Map<string, string>();
  /** Prototypes of C functions of the HAL, by name. */
  readonly natives = new Map<string, string>();
  /** C names of the locals of each function that was written, by function id and local id. */
  readonly localNames = new Map<string, ReadonlyMap<string, string>>();
  /** Whether anything looks at `restarts` of a reply: only then do calls ask for it. */
  readonly readsRestarts: boolean;
  /** File path as it stands in `#line`. */
  readonly sourcePath: (file: string) => string;

  constructor(program: Program, analysis: Analysis, sourcePath: (file: string) => string) {
    this.program = program;
    this.analysis = analysis;
    this.sourcePath = sourcePath;
    this.names = new UnitNames(program);
    this.types = new CTypes(program, this.names);
    this.readsRestarts = program.functions.some((each) => readsRestarts(program, each.body));
  }

  /** The values that an integer expression can have (of a view: its lengths). */
  range(e: Expression): Range {
    return this.analysis.ranges.get(e) ?? (e.type.kind === 'view' ? lengthLimits : rangeOfType(e.type));
  }

  /** The C type for the values of an integer expression. */
  wholeKind(e: Expression): WholeKind {
    return kindFor(this.range(e)) ?? 'i64';
  }

  /** Whether the check of this very expression must stay. */
  isChecked(e: Expression): boolean {
    const proved = this.analysis.checks.get(e);
    if (proved !== undefined) return !proved;
    // Never evaluated in the analysis: control does not get here, and the check stays.
    if (e.op === 'element' || e.op === 'unwrap' || (e.op === 'convert' && e.mode === 'check')) return true;
    if (e.op === 'convert') return e.value.type.kind === 'float' && ['trunc', 'floor', 'round'].includes(e.mode);
    return e.op === 'arithmetic' && e.type.kind !== 'float' && ['divTrunc', 'divFloor', 'rem'].includes(e.operator);
  }

  /** Whether the index of an element that is written may stop the task, or is known to be within bounds only by what the value's checks rule out. */
  isCheckedAfterValue(e: ElementPlace): boolean {
    return this.isChecked(e) || this.analysis.relyingOnValue.has(e);
  }

  /**
   * Of operands whose order C leaves open: which must be evaluated ahead, for what they may trap on shows in those after them. Not only another
   * trap: a check that was dropped, or a sum that runs in 32 bits, may hold only since an operand before it has not trapped.
   */
  ahead(list: readonly Expression[], trapsAfter = false): boolean[] {
    return list.map((e, index) => this.mayTrap(e) && (trapsAfter || list.slice(index + 1).some((later) => !isPlain(later))));
  }

  /** The C constant of an enum's member. */
  enumMember(declaration: EnumDeclaration, index: number): string {
    return this.names.members.get(declaration.id)?.[index] ?? declaration.id;
  }

  /** The kind of a local of this type. */
  localKind(type: Type): Kind {
    return kindOf(type);
  }

  /** The C table of the names of a union of strings. */
  enumTable(id: string): string {
    const known = this.printedEnums.get(id);
    if (known) return known;
    const name = this.names.unique(`${this.names.enums.get(id)}_names`);
    this.printedEnums.set(id, name);
    return name;
  }

  private readonly trapping = new Map<Expression, boolean>();

  /** Whether the expression or a part of it may trap. */
  mayTrap(e: Expression): boolean {
    const known = this.trapping.get(e);
    if (known !== undefined) return known;
    const result = this.isChecked(e) || operands(e).some((part) => this.mayTrap(part));
    this.trapping.set(e, result);
    return result;
  }
}

/** A read or a constant: nothing in it relies on a check that was made before. */
export function isPlain(e: Expression): boolean {
  switch (e.op) {
    case 'constant':
    case 'local':
    case 'global':
    case 'point':
    case 'now':
    case 'bits':
    case 'zero':
      return true;
    case 'field':
      return isPlain(e.object);
    case 'dereference':
    case 'as':
    case 'some':
    case 'present':
      return isPlain(e.value);
    case 'reference':
      return isPlain(e.target);
    case 'convert':
      return e.mode === 'widen' && isPlain(e.value);
    case 'length':
      return isPlain(e.array);
    case 'view':
      return !e.start && !e.end && isPlain(e.target);
    default:
      return false;
  }
}

/** Where a `break` or `continue` may go. */
export interface Target {
  label: string;
  loop: boolean;
  /** C's own `continue` does what is meant. */
  plainContinue: boolean;
  breakLabel?: string;
  continueLabel?: string;
}

/** One function: its lines so far. */
export class FunctionContext {
  readonly unit: Unit;
  readonly declaration: FunctionDeclaration;
  readonly targets: Target[] = [];
  /** Locals declared at the top of the function, since they are used outside the block of their declaration or referred to. */
  readonly hoisted: ReadonlySet<string>;
  /** Goes on from one function to the next: what `#line` has said last. */
  private readonly output: Output;
  private readonly names: Names;
  private readonly byId: ReadonlyMap<string, string>;
  private readonly locals: ReadonlyMap<string, Local>;
  depth = 1;
  /** Of a sequence: the number of each yield. */
  readonly yields: ReadonlyMap<Yield, number>;

  constructor(unit: Unit, declaration: FunctionDeclaration, output: Output, hoisted: ReadonlySet<string>) {
    this.unit = unit;
    this.declaration = declaration;
    this.output = output;
    this.hoisted = hoisted;
    const { names, byId } = unit.names.locals(declaration);
    this.names = names;
    this.byId = byId;
    unit.localNames.set(declaration.id, byId);
    this.locals = new Map(declaration.locals.map((local) => [local.id, local]));
    this.yields = numberYields(unit, declaration);
  }

  line(text: string, place?: Place): undefined {
    this.output.line(`${'\t'.repeat(this.depth)}${text}`, place);
  }

  /** A label stands one step to the left. */
  label(name: string): undefined {
    this.output.line(`${'\t'.repeat(this.depth - 1)}${name}:;`);
  }

  /** Lines that `write` produces, one level deeper. */
  indented(write: () => void): undefined {
    this.depth++;
    write();
    this.depth--;
  }

  /** Whether `build` writes lines (temporaries); what it writes is taken back, names it took stay taken. */
  needsLines(build: () => void): boolean {
    const { sites } = this.unit.traps;
    const known = sites.length;
    const lines = this.output.discard(build);
    sites.length = known;
    return lines > 0;
  }

  local(id: string): Local {
    const local = this.locals.get(id);
    if (!local) throw new Error(`no local '${id}' in '${this.declaration.id}'`);
    return local;
  }

  /** The local as C names it: what a sequence keeps is in its frame. */
  localName(id: string): string {
    const { frame, parameters } = this.declaration;
    if (frame !== undefined && this.locals.get(id)?.kept)
      return `${this.byId.get(parameters[0] ?? '')}->${this.unit.names.field(frame, id)}`;
    return this.byId.get(id) ?? id;
  }

  /** A name that nothing else in this function has. */
  fresh(wanted: string): string {
    return this.names.unique(wanted);
  }

  /** A new temporary, declared on a line of its own before the statement that is being built. */
  temporary(type: Kind | Type): Value {
    const name = this.names.unique('t');
    if (typeof type === 'string') {
      this.line(`${type === 'other' ? 'void *' : `${cNames[type]} `}${name};`);
      return primary(name, type);
    }
    this.line(`${type.kind === 'view' ? this.unit.types.viewPointer(type, name) : this.unit.types.local(type, name)};`);
    return primary(name, 'other');
  }
}

/** The lines of the C file, with `#line` wherever the source line is not the next one. */
export class Output {
  readonly lines: string[] = [];
  private file = '';
  private next = 0;
  private readonly sourcePath: (file: string) => string;

  constructor(sourcePath: (file: string) => string) {
    this.sourcePath = sourcePath;
  }

  /** Runs `build` and takes its lines back; gives their number. */
  discard(build: () => void): number {
    const { length } = this.lines;
    const [file, next] = [this.file, this.next];
    build();
    const written = this.lines.length - length;
    this.lines.length = length;
    [this.file, this.next] = [file, next];
    return written;
  }

  line(text: string, place?: Place): undefined {
    if (place && (place.file !== this.file || place.line !== this.next)) {
      this.lines.push(`#line ${place.line} ${JSON.stringify(this.sourcePath(place.file))}`);
      this.file = place.file;
      this.next = place.line;
    }
    this.lines.push(text);
    this.next++;
  }
}
