/** The process image: one word a point. Whatever another task may have written there, what is read is a value of the point's type. */
import type { Expression, PointPlace } from '../ir/types.ts';
import type { FunctionContext } from './context.ts';
import { kindOf } from './ctypes.ts';
import { emit } from './expressions.ts';
import { level, primary, type Value, within } from './values.ts';

/** Reads a point. */
export function emitPoint(e: PointPlace): Value {
  const word = `bulkhead_point(&bulkhead_points_${e.direction}[${e.index}])`;
  if (e.type.kind === 'boolean') return { code: `${word} != 0u`, kind: 'bool', level: level.equality };
  if (e.type.kind !== 'integer') throw new Error(`a point of type ${e.type.kind}`);
  const kind = kindOf(e.type);
  if (kind === 'u32') return primary(word, kind);
  return { code: `(${e.type.signed ? '' : 'u'}int${e.type.bits}_t)${word}`, kind, level: level.unary };
}

/** Writes an output point: published when the activation ends. */
export function writePoint(context: FunctionContext, target: PointPlace, value: Expression): string {
  const given = emit(context, value);
  const word =
    given.kind === 'bool'
      ? `${within(given, level.conditional + 1)} ? 1u : 0u`
      : given.kind === 'u32'
        ? given.code
        : `(uint32_t)${within(given, level.unary)}`;
  return `bulkhead_points_${target.direction}[${target.index}] = ${word}`;
}
