/** `format(to, `level ${x}`)`: text into a byte buffer. */
import type { ts } from 'ts-morph';
import { type Expression, i32, type Type, u8, u16 } from '../ir/types.ts';
import { convert, localPlace } from './build.ts';
import { passArgument } from './calls.ts';
import { isDisturbed } from './effects.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { lowerParts } from './print.ts';

const buffer: Type = { kind: 'view', element: u8, wraps: true, readonly: false };
/** What the text does to all that is not a local scalar: the buffer may be anywhere. */
const overwritten = { memory: true, locals: new Set<string>(), visible: false, scan: false };

/** The number of bytes written, a u16. Traps when the text does not fit, after all its values are worked out. */
export function lowerFormat(fn: FunctionContext, call: ts.CallExpression): Expression {
  const place = placeOf(call);
  const [to, text] = call.arguments;
  if (!to || !text) fn.refuse(call, 'BH1001', 'format takes a byte buffer and a text');
  const { parts, before } = lowerParts(fn, [text], [() => passArgument(fn, to, buffer)]);
  // JavaScript makes the whole text before it writes any of it.
  const kept = parts.map((part) => (typeof part === 'string' || !isDisturbed(part, overwritten) ? part : fn.spill(part)));
  const written = fn.addLocal('written', i32, place, { constant: false, temporary: true });
  fn.emit({ op: 'declare', local: written.id, place });
  fn.emit({ op: 'format', target: before[0]!, parts: kept, result: written.id, place });
  return convert('check', localPlace(written.id, i32, place), u16, place);
}
