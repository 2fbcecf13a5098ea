/** IR types as C types and declarations. */

import type { EnumDeclaration, Program, Type } from '../ir/types.ts';
import { Declarations } from '../ir/typing.ts';
import type { UnitNames } from './names.ts';
import { cNames, type Kind } from './values.ts';

/** The kind that a value of this type has once it is read. */
export function kindOf(type: Type): Kind {
  switch (type.kind) {
    case 'integer':
      if (type.bits === 64) return type.signed ? 'i64' : 'u64';
      return type.bits === 32 && !type.signed ? 'u32' : 'i32';
    case 'float':
      return type.bits === 32 ? 'f32' : 'f64';
    case 'boolean':
      return 'bool';
    case 'enum':
      return 'i32';
    default:
      return 'other';
  }
}

export class CTypes {
  readonly declarations: Declarations;
  /** Nullable scalars that were named: C name → what they hold. */
  readonly nullables = new Map<string, Type>();
  readonly names: UnitNames;

  constructor(program: Program, names: UnitNames) {
    this.declarations = new Declarations(program);
    this.names = names;
  }

  /** Where it is stored in memory: the exact width. */
  storage(type: Type): string {
    switch (type.kind) {
      case 'integer':
        return `${type.signed ? '' : 'u'}int${type.bits}_t`;
      case 'float':
        return type.bits === 32 ? 'float' : 'double';
      case 'boolean':
        return 'bool';
      case 'enum':
        return this.enumStorage(type.id);
      case 'struct':
        return `struct ${this.names.structs.get(type.id)}`;
      case 'string':
        return 'const char *';
      case 'void':
        return 'void';
      case 'nullable':
        return `struct ${this.nullable(type.of)}`;
      default:
        throw new Error(`no storage for ${type.kind}`);
    }
  }

  private nullable(of: Type): string {
    const held = of.kind === 'enum' ? this.names.enums.get(of.id) : of.kind === 'string' ? 'string' : this.storage(of).replace(/_t$/, '');
    const name = `bulkhead_maybe_${held}`;
    this.nullables.set(name, of);
    return name;
  }

  /** The smallest integer that holds every member. */
  private enumStorage(id: string): string {
    const declaration = this.declarations.enums.get(id);
    const values = declaration ? memberValues(declaration) : [0];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const fits = (bits: number) => (low < 0 ? low >= -(2 ** (bits - 1)) && high < 2 ** (bits - 1) : high < 2 ** bits);
    const bits = [8, 16, 32].find(fits) ?? 32;
    return `${low < 0 || bits === 32 ? '' : 'u'}int${bits}_t`;
  }

  /** A declaration of `name` in memory (field, global, element): `uint8_t name[8]`. */
  stored(type: Type, name: string): string {
    if (type.kind === 'array') return this.stored(type.element, `${name.startsWith('*') ? `(${name})` : name}[${type.length}]`);
    if (type.kind === 'reference') return this.pointer(type, name);
    if (type.kind === 'nullable' && type.of.kind === 'reference') return this.pointer(type.of, name);
    return join(this.storage(type), name);
  }

  /** A pointer: to a struct, or to the first element of an array. */
  private pointer(type: Type & { kind: 'reference' }, name: string): string {
    return this.stored(type.to.kind === 'array' ? type.to.element : type.to, `*${name}`);
  }

  /** A declaration of a local or parameter: small integers as wide as the registers. */
  local(type: Type, name: string): string {
    const kind = kindOf(type);
    if (kind !== 'other') return join(cNames[kind], name);
    return this.stored(type, name);
  }

  /** A declaration in memory that is not written: of strings the pointers are constant, as their characters are anyway. */
  constant(type: Type, name: string, isConstant = true): string {
    if (!isConstant) return this.stored(type, name);
    const innermost = (of: Type): Type => (of.kind === 'array' ? innermost(of.element) : of);
    return innermost(type).kind === 'string' ? this.stored(type, `const ${name}`) : `const ${this.stored(type, name)}`;
  }

  /** The pointer of a view. */
  viewPointer(type: Type & { kind: 'view' }, name: string): string {
    return this.constant(type.element, `*${name}`, type.readonly);
  }

  /** The type alone, for casts and sizeof. */
  name(type: Type): string {
    return this.stored(type, '').trim();
  }
}

function join(type: string, name: string): string {
  return name === '' || type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;
}

/** The C value of each member: its own for numeric enums, the index for unions of strings. */
export function memberValues(declaration: EnumDeclaration): number[] {
  return declaration.members.map((member, index) => (declaration.kind === 'numeric' ? member.value : index));
}
