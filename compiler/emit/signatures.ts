/** What the methods of each endpoint take, as it lies in a message: for the rules of a system that look into messages. */
import type { Type } from '../ir/types.ts';
import type { EndpointModel } from '../system/model.ts';
import type { Unit } from './context.ts';
import { messageLayout } from './messages.ts';

export function signaturesOf(unit: Unit): EndpointModel[] {
  return unit.program.endpoints.map(({ name, methods }) => ({
    name,
    methods: methods.length,
    signatures: methods.map((method) => {
      const declaration = unit.types.declarations.functions.get(method.function)!;
      const locals = declaration.parameters.map((id) => declaration.locals.find((local) => local.id === id)!);
      const layout = messageLayout(
        unit,
        locals.map(({ type }) => type),
      );
      return {
        name: method.name,
        parameters: locals.map((local, index) => ({
          name: local.name,
          type: nameOf(unit, local.type),
          offset: layout.fields[index]!.offset,
        })),
        length: layout.size,
        returns: declaration.result.kind !== 'void',
      };
    }),
  }));
}

/** Numeric enums are whole numbers; a union of texts travels as a number that nobody has written. */
function nameOf(unit: Unit, type: Type): string {
  if (type.kind === 'integer') return `${type.signed ? 'i' : 'u'}${type.bits}`;
  if (type.kind === 'float') return `f${type.bits}`;
  if (type.kind !== 'enum' || unit.types.declarations.enums.get(type.id)?.kind !== 'numeric') return type.kind;
  const [, sign, bits] = /^(u?)int(\d+)_t$/.exec(unit.types.storage(type))!;
  return `${sign === 'u' ? 'u' : 'i'}${bits}`;
}
