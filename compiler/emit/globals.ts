/** Types and variables at file scope. */
import type { Expression, GlobalVariable, Program, StructDeclaration, Type } from '../ir/types.ts';
import { eachExpression, eachPart } from '../ir/walk.ts';
import type { Output, Unit } from './context.ts';
import { memberValues } from './ctypes.ts';
import { floatLiteral } from './floats.ts';
import { constantNullable } from './nullables.ts';
import { braces } from './objects.ts';
import { stringLiteral } from './strings.ts';
import { literal } from './values.ts';

export function emitEnums(unit: Unit, output: Output): undefined {
  for (const each of unit.program.enums) {
    const values = memberValues(each);
    output.line(`enum ${unit.names.enums.get(each.id)} {`);
    each.members.forEach((_, index) => {
      output.line(`\t${unit.enumMember(each, index)} = ${literal(BigInt(values[index] ?? 0), 'i32').code},`);
    });
    output.line('};', undefined);
    output.line('');
  }
}

/** The names of string unions that are printed. */
export function emitEnumTables(unit: Unit): string[] {
  return [...unit.printedEnums].map(([id, name]) => {
    const members = unit.types.declarations.enums.get(id)?.members ?? [];
    return `static const char *const ${name}[] = {${members.map((member) => stringLiteral(member.name)).join(', ')}};`;
  });
}

/** Struct types, each after those it contains. */
export function emitStructs(unit: Unit, output: Output): undefined {
  const done = new Set<string>();
  const emitStruct = (id: string): void => {
    const declaration = unit.types.declarations.structs.get(id);
    if (declaration?.base !== undefined) emitStruct(declaration.base);
    if (!declaration || declaration.base !== undefined || done.has(id)) return;
    done.add(id);
    const needs = (type: Type): void => {
      if (type.kind === 'array') needs(type.element);
      if (type.kind === 'struct') emitStruct(type.id);
    };
    const family = derivedFields(unit, id);
    for (const field of [declaration, ...family].flatMap((each) => each.fields)) needs(field.type);
    output.line(`struct ${unit.names.structs.get(id)} {`);
    for (const field of declaration.fields) {
      const name = unit.names.field(id, field.name);
      if (field.type.kind === 'view') {
        output.line(`\t${unit.types.viewPointer(field.type, name)};`);
        output.line(`\tint32_t ${name}_length;`);
      } else {
        // What a sequence keeps is used as its locals are.
        output.line(`\t${declaration.kind === 'frame' ? unit.types.local(field.type, name) : unit.types.stored(field.type, name)};`);
      }
    }
    emitFamily(unit, output, family);
    // C has no empty struct.
    if (declaration.fields.length === 0) output.line('\tuint8_t nothing;');
    output.line('};');
    output.line('');
  };
  for (const each of unit.program.structs) if (each.base === undefined) output.line(`struct ${unit.names.structs.get(each.id)};`);
  for (const each of unit.program.structs) emitStruct(each.id);
}

/** What each derived class has beyond its base. */
function derivedFields(unit: Unit, base: string): { id: string; fields: StructDeclaration['fields'] }[] {
  const { structs } = unit.types.declarations;
  const own = new Set(structs.get(base)?.fields.map((field) => field.name));
  return (structs.get(base)?.derived ?? [])
    .map((id) => ({ id, fields: structs.get(id)?.fields.filter((field) => !own.has(field.name)) ?? [] }))
    .filter((each) => each.fields.length > 0);
}

/** The fields of derived classes lie one over the other: an object is of one class for its whole life. */
function emitFamily(unit: Unit, output: Output, family: readonly { id: string; fields: StructDeclaration['fields'] }[]): undefined {
  const members = (indent: string, { id, fields }: (typeof family)[number]): undefined => {
    for (const field of fields) output.line(`${indent}${unit.types.stored(field.type, unit.names.field(id, field.name))};`);
  };
  const [first] = family;
  if (first && family.length === 1) return members('\t', first);
  if (!first) return;
  output.line('\tunion {');
  for (const each of family) {
    output.line(`\t\tstruct { /* ${unit.types.declarations.structs.get(each.id)?.name} */`);
    members('\t\t\t', each);
    output.line('\t\t};');
  }
  output.line('\t};');
}

/** Globals that the given functions use, directly or from the initial value of another. */
function usedGlobals(program: Program, functions: Program['functions']): GlobalVariable[] {
  const used = new Set<string>();
  const byId = new Map(program.globals.map((each) => [each.id, each]));
  const use = (e: Expression) => {
    if (e.op !== 'global' || used.has(e.id)) return;
    used.add(e.id);
    const value = byId.get(e.id)?.value;
    if (value) eachPart(value, use);
  };
  for (const each of functions) eachExpression(each.body, use);
  return program.globals.filter((each) => used.has(each.id));
}

export function emitGlobals(unit: Unit, output: Output, functions: Program['functions']): undefined {
  const globals = usedGlobals(unit.program, functions);
  const refers = globals.some((each) => each.value && containsReference(each.value));
  // A value that refers to another global needs its declaration first.
  if (refers) for (const each of globals) output.line(`${declaration(unit, each)};`);
  for (const each of globals) {
    const value = each.value ? braces(unit, each.value, (e) => constantText(unit, e)) : undefined;
    output.line(`${declaration(unit, each)}${value === undefined ? '' : ` = ${value}`};`, each.place);
  }
  if (globals.length > 0) output.line('');
}

function declaration(unit: Unit, each: GlobalVariable): string {
  return `static ${unit.types.constant(each.type, unit.names.globals.get(each.id) ?? each.id, each.constant)}`;
}

function containsReference(e: Expression): boolean {
  let found = false;
  eachPart(e, (part) => {
    if (part.op === 'reference') found = true;
  });
  return found;
}

function constantText(unit: Unit, e: Expression): string | undefined {
  if (e.type.kind === 'nullable') return constantNullable(e, (part) => constantText(unit, part));
  if (e.op === 'zero')
    return e.type.kind === 'enum' ? unit.enumMember(enumOf(unit, e.type.id), 0) : e.type.kind === 'boolean' ? 'false' : '0';
  if (e.op === 'reference' && e.target.op === 'global') {
    const name = unit.names.globals.get(e.target.id) ?? e.target.id;
    const pointer = e.target.type.kind === 'array' ? name : `&${name}`;
    return unit.types.declarations.globals.get(e.target.id)?.constant ? `(${unit.types.name(e.type)})${pointer}` : pointer;
  }
  if (e.op !== 'constant') return undefined;
  switch (e.type.kind) {
    case 'integer':
      return literal(
        BigInt(e.value),
        e.type.bits === 64 ? (e.type.signed ? 'i64' : 'u64') : e.type.signed || e.type.bits < 32 ? 'i32' : 'u32',
      ).code;
    case 'float':
      return floatLiteral(Number(e.value), e.type.bits).code;
    case 'boolean':
      return e.value ? 'true' : 'false';
    case 'enum':
      return unit.enumMember(enumOf(unit, e.type.id), Number(e.value));
    case 'string':
      return stringLiteral(String(e.value));
    default:
      return undefined;
  }
}

function enumOf(unit: Unit, id: string) {
  const found = unit.types.declarations.enums.get(id);
  if (!found) throw new Error(`no enum '${id}'`);
  return found;
}
