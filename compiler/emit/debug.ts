/**
 * What a debugger must know to speak TypeScript of code that was compiled by way of C: the user's name and type of every function, variable and field, by
 * its name in C. The addresses and lines are in the DWARF of the object; this is only what C cannot say. Read by scripts/gdb/.
 */
import type { Expression, FunctionDeclaration, Local, StructDeclaration, Type } from '../ir/types.ts';
import { eachStatement, writtenLocal } from '../ir/walk.ts';
import type { Unit } from './context.ts';
import { memberValues } from './ctypes.ts';

/** A type as text (`u16`, `boolean`, `string`), or with its parts. `enum` and `struct` name entries of the same table. */
export type DebugType =
  | string
  | { enum: string }
  | { struct: string }
  | { array: DebugType; length: number }
  | { reference: DebugType }
  | { view: DebugType }
  | { nullable: DebugType };

export interface DebugVariable {
  /** As the user wrote it. */
  name: string;
  type: DebugType;
}

export interface DebugLocal extends DebugVariable {
  /** Lines of the declaration, with the initial value: before the end of the last it has none. */
  line: number;
  end: number;
  /** Nothing else stands behind the declaration on its line: the local has no value as long as that line is the present one. */
  alone?: true;
}

/** A value known at build time, which may be in no memory: an enum by its value in C, a bigint or number as text, a struct by its fields in C. */
export type DebugConstant = boolean | number | string | DebugConstant[] | { [field: string]: DebugConstant };

export interface DebugNames {
  /** By name in C. Locals of one name are told apart by their lines. */
  functions: Record<string, { name: string; file: string; line: number; locals: Record<string, DebugLocal> }>;
  globals: Record<string, DebugVariable & { module: string; constant?: DebugConstant }>;
  /** By struct tag in C; fields by their names in C. */
  structs: Record<
    string,
    {
      name: string;
      /** The locals of a sequence, which outlive its scan. */
      frame?: true;
      /** Fields are the members, in their order. */
      tuple?: true;
      fields: Record<string, DebugVariable>;
      /** Of a union: which fields there are when the tags, by their names in C, have these values. */
      members?: { tags: Record<string, number>; fields: string[] }[];
    }
  >;
  /** By IR id: a union of strings prints as its string, a member of a numeric enum as `Mode.run`. */
  enums: Record<string, { name: string; strings: boolean; members: { name: string; value: number }[] }>;
}

export function debugNames(unit: Unit, functions: readonly FunctionDeclaration[]): DebugNames {
  const { program, names } = unit;
  const variable = ({ name, type }: { name: string; type: Type }): DebugVariable => ({ name, type: debugType(unit, type) });
  return {
    functions: Object.fromEntries(
      functions.map((each) => [
        names.functions.get(each.id) ?? each.id,
        { name: each.name, file: each.place.file, line: each.place.line, locals: localsOf(unit, each) },
      ]),
    ),
    globals: Object.fromEntries(
      program.globals.map((each) => {
        const constant = each.constant && each.value ? constantOf(unit, each.value) : undefined;
        const known = constant === undefined ? {} : { constant };
        return [names.globals.get(each.id) ?? each.id, { ...variable(each), module: each.place.file, ...known }];
      }),
    ),
    structs: Object.fromEntries(
      program.structs.flatMap((each) => {
        // Derived classes live in the form of their base.
        if (each.base !== undefined) return [];
        const family = [each, ...program.structs.filter((other) => other.base === each.id)];
        const fields = family.flatMap((one) => one.fields.map((field) => [names.field(one.id, field.name), variable(field)]));
        return [
          [
            names.structs.get(each.id) ?? each.id,
            {
              name: each.name,
              ...(each.kind === 'frame' ? { frame: true as const } : {}),
              ...(each.kind === 'tuple' ? { tuple: true as const } : {}),
              fields: Object.fromEntries(fields),
              ...membersOf(unit, each),
            },
          ],
        ];
      }),
    ),
    enums: Object.fromEntries(
      program.enums.map((each) => {
        const values = memberValues(each);
        const members = each.members.map(({ name }, index) => ({ name, value: values[index] ?? index }));
        return [each.id, { name: each.name, strings: each.kind === 'strings', members }];
      }),
    ),
  };
}

/** The members of a union with the tags' values as they are in memory. */
function membersOf(
  unit: Unit,
  { id, fields, members }: StructDeclaration,
): { members?: { tags: Record<string, number>; fields: string[] }[] } {
  if (!members) return {};
  const inMemory = (field: string, value: string | number | boolean): number => {
    if (typeof value !== 'string') return Number(value);
    const type = fields.find(({ name }) => name === field)?.type;
    const declaration = type?.kind === 'enum' ? unit.types.declarations.enums.get(type.id) : undefined;
    const index = declaration?.members.findIndex(({ name }) => name === value) ?? -1;
    return declaration ? (memberValues(declaration)[index] ?? index) : -1;
  };
  return {
    members: members.map((each) => ({
      tags: Object.fromEntries(each.tags.map(({ field, value }) => [unit.names.field(id, field), inMemory(field, value)])),
      fields: each.fields.map((field) => unit.names.field(id, field)),
    })),
  };
}

/** Those that the user declared; temporaries of the compiler are nobody's business. */
function localsOf(unit: Unit, declaration: FunctionDeclaration): Record<string, DebugLocal> {
  const names = unit.localNames.get(declaration.id);
  const own = declaration.locals.filter((local: Local) => !local.temporary && local.name !== '');
  const spans = declarationSpans(declaration);
  return Object.fromEntries(
    own.map((local) => {
      const { line } = local.place;
      const span = spans.get(local.id);
      return [
        names?.get(local.id) ?? local.name,
        {
          name: local.name,
          type: debugType(unit, local.type),
          line,
          end: span?.end ?? line,
          ...(span?.alone ? { alone: true as const } : {}),
        },
      ];
    }),
  );
}

/** Where the declaration of each local ends, and whether its first value is the last thing on its line. */
function declarationSpans(declaration: FunctionDeclaration): Map<string, { end: number; alone: boolean }> {
  const spans = new Map<string, { end: number; line: number; written: boolean; alone: boolean }>();
  eachStatement(declaration.body, (statement) => {
    for (const span of spans.values()) if (span.written && statement.place.line === span.line) span.alone = false;
    if (statement.op === 'declare')
      spans.set(statement.local, { end: statement.place.endLine, line: statement.place.line, written: false, alone: false });
    const written = writtenLocal(statement);
    const span = written !== undefined ? spans.get(written) : undefined;
    if (!span || span.written || (statement.op === 'declare' && !statement.value)) return;
    span.written = true;
    span.alone = statement.op !== 'loop' && statement.place.line === span.line;
  });
  return spans;
}

/** Longer tables are in flash for sure. */
const longestConstant = 64;

function constantOf(unit: Unit, e: Expression): DebugConstant | undefined {
  switch (e.op) {
    case 'constant': {
      if (e.type.kind !== 'enum') return typeof e.value === 'boolean' ? e.value : `${e.value}`;
      const declaration = unit.types.declarations.enums.get(e.type.id);
      return declaration && memberValues(declaration)[Number(e.value)];
    }
    case 'array': {
      if (e.elements.length > longestConstant) return undefined;
      const elements = e.elements.map((element) => constantOf(unit, element));
      return elements.every((element) => element !== undefined) ? elements : undefined;
    }
    case 'struct': {
      const { type } = e;
      const fields = e.fields.map(({ name, value }) => [
        type.kind === 'struct' ? unit.names.field(type.id, name) : name,
        constantOf(unit, value),
      ]);
      return fields.every(([, value]) => value !== undefined) ? Object.fromEntries(fields) : undefined;
    }
    default:
      return undefined;
  }
}

function debugType(unit: Unit, type: Type): DebugType {
  switch (type.kind) {
    case 'integer':
      return `${type.signed ? 'i' : 'u'}${type.bits}`;
    case 'float':
      return `f${type.bits}`;
    case 'enum':
      return { enum: type.id };
    case 'struct':
      return { struct: unit.names.structs.get(type.id) ?? type.id };
    case 'array':
      return { array: debugType(unit, type.element), length: type.length };
    case 'reference':
      return { reference: debugType(unit, type.to) };
    case 'view':
      return { view: debugType(unit, type.element) };
    case 'nullable':
      return { nullable: debugType(unit, type.of) };
    default:
      return type.kind;
  }
}
