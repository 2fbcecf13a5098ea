/** What is known while one task is lowered: its tables, its entities by symbol, its findings. */
import type { ts } from 'ts-morph';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type LanguageCode, languageCodes } from '../diagnostics/language-codes.ts';
import type {
  Constant,
  Endpoint,
  EnumDeclaration,
  FunctionDeclaration,
  GlobalVariable,
  Place,
  StructDeclaration,
  StructType,
  Type,
} from '../ir/types.ts';
import type { SystemModel, TaskModel } from '../system/model.ts';
import type { Construction } from './construction.ts';
import type { Choice } from './inheritance.ts';
import { Names } from './names.ts';
import { placeOf } from './places.ts';
import { type FrontProject, isTooDeep } from './project.ts';

/** Thrown after a finding was reported: the statement it stands in is left out and lowering goes on after it. */
export class Refused extends Error {}

/** What a type parameter stands for in one copy of a generic function or class. */
export type Binding = { kind: 'type'; type: Type } | { kind: 'length'; length: number };
export type Environment = ReadonlyMap<ts.Symbol, Binding>;
export const emptyEnvironment: Environment = new Map();

export interface Parameter {
  node: ts.ParameterDeclaration;
  name: string;
  type: Type;
  /** The constant that a call without this argument passes. */
  fallback: ts.Expression | null;
  /** It takes a function, of this type; `type` says nothing then. */
  callback?: Signature;
}

/** What a function type takes and gives. */
export interface Signature {
  parameters: Type[];
  result: Type;
}

/** The object of `this`: its class, and the local that refers to it. */
export interface Self {
  info: ClassInfo;
  local: string;
}

/** A function expression, or a function inside a function, with what it sees; its body is put in the place of each call. */
export interface Closure {
  kind: 'closure';
  node: ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;
  symbols: Map<ts.Symbol, Entity>;
  environment: Environment;
  self: Self | null;
  /** The result that the type of the place asks for where it stands; null when it has none. */
  wanted: Type | null;
  /** It gives an element of a typed array, which wraps what it is given. */
  wraps: boolean;
}

/** What may be passed as a function: known when the program is built. */
export type Callable =
  | Closure
  | { kind: 'function'; node: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression; name: string };

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration
  | ts.ConstructorDeclaration
  | ts.ArrowFunction
  | ts.FunctionExpression;

/** What a sequence keeps between its steps, and what it returns at its end. */
export interface SequenceFrame {
  type: StructType;
  value: Type;
}

/** One function to be compiled: a copy per set of type arguments. */
export interface FunctionInfo {
  id: string;
  /** As the user wrote it: `TON.update`. */
  name: string;
  node: FunctionNode | ts.ClassDeclaration;
  environment: Environment;
  /** The class of `this`. */
  self: ClassInfo | null;
  parameters: Parameter[];
  result: Type;
  /** C function in its place. */
  native: string | null;
  /** A copy that takes fewer arguments, works out the defaults of the others and calls this one. */
  forwards?: FunctionInfo;
  /** `function*`: a call is one step, of its frame; `result` is the line where it stands. */
  sequence?: SequenceFrame;
  /** It takes functions: there is no copy of its own, its body is put in the place of each call. */
  isInlined: boolean;
  /** A call through a base class: what runs for the objects of each class. */
  choices?: Choice[];
}

export interface ClassInfo {
  type: StructType;
  node: ts.ClassDeclaration;
  name: string;
  environment: Environment;
  /** The class that it extends. */
  base: ClassInfo | null;
  /** The classes that extend it. */
  derived: ClassInfo[];
}

export interface RemoteInfo {
  slot: number;
  timeoutMs: number;
  methods: { name: string; parameters: Type[]; result: Type }[];
}

/** What a name stands for. */
export type Entity =
  | { kind: 'local'; id: string; type: Type }
  | { kind: 'global'; global: GlobalVariable }
  /** `key`: of module-level constants, by which a use before the definition is found. */
  | { kind: 'constant'; value: Constant; key?: string }
  | { kind: 'function'; node: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression; name: string }
  /** A parameter that takes a function, or a name for a function inside a function: what it is here, and how it may be called. */
  | { kind: 'callback'; callable: Callable; signature: Signature | null; name: string }
  | { kind: 'class'; node: ts.ClassDeclaration }
  | { kind: 'enum'; node: ts.EnumDeclaration; symbol: ts.Symbol }
  | { kind: 'points' }
  | { kind: 'point'; name: string }
  | { kind: 'endpoint' }
  | { kind: 'remote'; remote: RemoteInfo }
  /** What `run` gave (`isRun`), or a bare generator. */
  | { kind: 'sequence'; global: GlobalVariable; type: StructType; info: FunctionInfo; isRun: boolean; name: string }
  /** An export of lib/bulkhead.ts. */
  | { kind: 'intrinsic'; name: string }
  /** A name of lib/globals.d.ts. */
  | { kind: 'builtin'; name: string }
  /** Its declaration was refused: uses are passed over in silence. */
  | { kind: 'poisoned' };

export class TaskContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly names = new Names();
  readonly entities = new Map<ts.Symbol, Entity>();
  /** Symbols whose entity is being made: a second visit is a cycle. */
  readonly resolving = new Set<ts.Symbol>();
  readonly enums = new Map<string, EnumDeclaration>();
  readonly enumKeys = new Map<string, string>();
  readonly structs = new Map<string, StructDeclaration>();
  readonly structKeys = new Map<string, string>();
  readonly classes = new Map<string, ClassInfo>();
  readonly classKeys = new Map<string, ClassInfo>();
  /** The modules of this task: whoever extends a class is in one of them. */
  modules: readonly ts.SourceFile[] = [];
  readonly openTypes = new Set<ts.Type>();
  /** Types of objects that may refer to one of their own kind: their structs, which have a name before they have fields. */
  readonly selfTypes = new Map<ts.Type, StructType>();
  /** Classes whose fields are being found: one of these as a field is a cycle. */
  readonly openClasses = new Set<string>();
  readonly globals: GlobalVariable[] = [];
  /** Signatures by declaration and type arguments. */
  readonly functionInfos = new Map<string, FunctionInfo>();
  readonly signaturesOpen = new Set<ts.Node>();
  readonly lowered = new Map<string, FunctionDeclaration>();
  /** Constructors by function id. */
  readonly constructions = new Map<string, Construction>();
  /** Wanted but not lowered yet. */
  readonly pending: FunctionInfo[] = [];
  readonly endpoints: Endpoint[] = [];
  /** In the order of their declaration. */
  readonly retained: { global: string; offset: number; size: number }[] = [];
  /** Frames of sequences that hold the frame of another, by `yield*`. */
  readonly delegations: { from: string; to: string; place: Place }[] = [];
  /** Module-level constants that each function uses, by function id. */
  readonly constantUses = new Map<string, ReadonlySet<string>>();
  /** The module that is being compiled for. */
  entryFile: ts.SourceFile | null = null;
  private readonly nodeKeys = new Map<ts.Node, number>();
  private readonly reported = new Set<string>();
  /** The first node that was left out. */
  private leftOut: ts.Node | null = null;

  constructor(
    readonly project: FrontProject,
    readonly program: ts.Program,
    readonly checker: ts.TypeChecker,
    readonly task: TaskModel | null,
    readonly system: SystemModel | null,
  ) {}

  /** A number for a node, the same each time. */
  keyOf(node: ts.Node): number {
    let key = this.nodeKeys.get(node);
    if (key === undefined) {
      key = this.nodeKeys.size;
      this.nodeKeys.set(node, key);
    }
    return key;
  }

  /** Reports a finding once, however often its place is visited. */
  report(where: ts.Node | Place, code: LanguageCode, message: string, hint?: string): void {
    const place = 'line' in where && 'endLine' in where ? where : placeOf(where);
    const key = `${code} ${place.file}:${place.line}:${place.column}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push({ code, severity: 'error', message, hint: hint ?? languageCodes[code].hint, place });
  }

  /** Reports a finding and leaves the statement. */
  refuse(where: ts.Node | Place, code: LanguageCode, message: string, hint?: string): never {
    this.report(where, code, message, hint);
    throw new Refused(message);
  }

  /** Nothing may be left out of a program without a finding that says why. */
  checkComplete(): void {
    if (this.leftOut && this.diagnostics.length === 0)
      this.report(this.leftOut, 'BH1999', 'internal error: this was left out without a reason');
  }

  /** Runs `work`; a refusal inside ends it, and an exception becomes an internal error at the node. */
  attempt<T>(node: ts.Node, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof Refused) {
        this.leftOut ??= node;
        return undefined;
      }
      if (isTooDeep(error)) {
        this.report(node, 'BH1066', 'this is nested too deeply for the compiler');
      } else {
        const text = error instanceof Error ? error.message : String(error);
        this.report(node, 'BH1999', `internal error: ${text}`);
        if (process.env.BULKHEAD_DEBUG) console.error(error);
      }
      return undefined;
    }
  }
}
