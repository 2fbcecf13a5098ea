/** Names in C: as the user wrote them, made unique and legal. */
import type { FunctionDeclaration, Place, Program } from '../ir/types.ts';
import { eachStatement } from '../ir/walk.ts';

const keywords =
  'auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed ' +
  'sizeof static struct switch typedef union unsigned void volatile while _Alignas _Alignof _Atomic _Bool _Complex _Generic _Imaginary _Noreturn ' +
  '_Static_assert _Thread_local asm typeof bool true false NULL';
/** Macros, entry points, and the library functions that generated code calls: a local of that name would hide them. */
const taken =
  'init scan serve main memcpy memmove memset isnan isfinite INFINITY NAN HUGE_VAL errno unix linux arm ' +
  'sqrt sin cos tan asin acos atan atan2 exp log log2 log10 pow cbrt hypot floor ceil trunc fmod fabs ' +
  'sqrtf sinf cosf tanf asinf acosf atanf atan2f expf logf log2f log10f powf cbrtf hypotf floorf ceilf truncf fmodf fabsf';
const reserved = new Set([...keywords.split(' '), ...taken.split(' ')]);

/** A legal C identifier near `name`. */
export function identifier(name: string): string {
  const clean = name
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_+|_+$/g, '');
  const start = /^[A-Za-z]/.test(clean) ? clean : `v_${clean}`;
  return reserved.has(start) || /^(bulkhead_|BULKHEAD_|FAULT_|SUPERVISE_|U?INT\d+_|u?int\d+_t)/.test(start) ? `${start}_` : start;
}

/** Hands out names that are not yet used. */
export class Names {
  private readonly used: Set<string>;

  constructor(used: Iterable<string> = []) {
    this.used = new Set(used);
  }

  /** `wanted`, or `wanted_2` and so on. */
  unique(wanted: string): string {
    const base = identifier(wanted);
    let name = base;
    for (let count = 2; this.used.has(name); count++) name = `${base}_${count}`;
    this.used.add(name);
    return name;
  }

  all(): Iterable<string> {
    return this.used;
  }
}

/** The module's name: its file's, without folder and ending. */
export function moduleName(place: Place): string {
  return /([^/\\]+?)(\.[a-z]+)*$/.exec(place.file)?.[1] ?? 'module';
}

/** The C names of everything at file scope. */
export class UnitNames {
  readonly functions = new Map<string, string>();
  readonly globals = new Map<string, string>();
  readonly structs = new Map<string, string>();
  readonly enums = new Map<string, string>();
  /** The constants of each enum: `Mode_idle`. */
  readonly members = new Map<string, string[]>();
  private readonly names = new Names();
  private readonly fields = new Map<string, Map<string, string>>();

  constructor(program: Program) {
    const tags = new Names();
    for (const each of program.structs) {
      if (each.base !== undefined) continue;
      this.structs.set(each.id, tags.unique(each.name));
      const own = new Names();
      const fields = new Map<string, string>();
      for (const { name, type } of each.fields) {
        const unique = own.unique(name);
        fields.set(name, unique);
        if (type.kind === 'view') own.unique(`${unique}_length`);
      }
      this.fields.set(each.id, fields);
      // Derived classes live in the form of their base.
      for (const derived of program.structs.filter((other) => other.base === each.id)) {
        this.structs.set(derived.id, this.structs.get(each.id) ?? each.id);
        this.fields.set(derived.id, new Map(derived.fields.map(({ name }) => [name, fields.get(name) ?? own.unique(name)])));
      }
    }
    for (const each of program.enums) {
      const name = this.names.unique(/^[A-Za-z_]\w*$/.test(each.name) ? each.name : each.id);
      this.enums.set(each.id, name);
      this.members.set(
        each.id,
        each.members.map((member) => this.names.unique(`${name}_${member.name}`)),
      );
    }
    // A method is named by its class, all else by its module.
    const named = (name: string, place: Place) => (/^[^<(]*\./.test(name) ? name : `${moduleName(place)}_${name}`);
    for (const each of program.globals) this.globals.set(each.id, this.names.unique(named(each.name, each.place)));
    for (const each of program.functions) this.functions.set(each.id, this.names.unique(named(each.name, each.place)));
    for (const each of program.functions) {
      eachStatement(each.body, (s) => {
        if (s.op === 'nativeCall') this.names.unique(s.name);
      });
    }
  }

  field(struct: string, field: string): string {
    return this.fields.get(struct)?.get(field) ?? identifier(field);
  }

  /** A further name at file scope. */
  unique(wanted: string): string {
    return this.names.unique(wanted);
  }

  /** Names of the locals of a function: they hide nothing at file scope. */
  locals(declaration: FunctionDeclaration): { names: Names; byId: Map<string, string> } {
    const names = new Names(this.names.all());
    const byId = new Map<string, string>();
    const views = (id: string) => declaration.locals.find((local) => local.id === id)?.type.kind === 'view';
    for (const local of declaration.locals) {
      const name = names.unique(local.name || 'value');
      byId.set(local.id, name);
      if (views(local.id)) names.unique(`${name}_length`);
    }
    return { names, byId };
  }
}
