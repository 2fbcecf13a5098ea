/** `console.log` and formatting into bytes: as JavaScript's String(value) would. */
import type { Expression, Format, Print, Type } from '../ir/types.ts';
import { emitView } from './arrays.ts';
import type { FunctionContext } from './context.ts';
import { emit } from './expressions.ts';
import { nullablePart } from './nullables.ts';
import { stringLiteral, utf8 } from './strings.ts';
import { as, level, type Value, within } from './values.ts';

export function emitPrint(context: FunctionContext, s: Print): undefined {
  context.line('{', s.place);
  context.indented(() => {
    const line = context.fresh('line');
    context.line(`struct bulkhead_line ${line};`, s.place);
    context.line(`bulkhead_line_begin(&${line});`, s.place);
    emitParts(context, `&${line}.text`, s.parts, s.place);
    context.line(`bulkhead_line_end(&${line});`, s.place);
  });
  context.line('}');
}

export function emitFormat(context: FunctionContext, s: Format): undefined {
  context.line('{', s.place);
  context.indented(() => {
    const view = emitView(context, s.target);
    for (const each of view.setup) context.line(`${each};`, s.place);
    const text = context.fresh('text');
    const bytes = context.fresh('bytes');
    context.line(`struct bulkhead_text ${text};`, s.place);
    context.line(`bulkhead_text_begin(&${text}, (char *)${view.data}, (uint32_t)${within(view.length, level.unary)});`, s.place);
    emitParts(context, `&${text}`, s.parts, s.place);
    const site = context.unit.traps.plain(s.place, 'format', 'the text does not fit');
    context.line(`const int32_t ${bytes} = bulkhead_text_end(&${text}, ${site});`, s.place);
    context.line(
      s.result === undefined ? `(void)${bytes};` : `${context.localName(s.result)} = ${formatResult(context, s.result, bytes)};`,
      s.place,
    );
  });
  context.line('}');
}

function formatResult(context: FunctionContext, local: string, bytes: string): string {
  return as({ code: bytes, kind: 'i32', level: level.primary }, context.unit.localKind(context.local(local).type)).code;
}

function emitParts(context: FunctionContext, to: string, parts: (string | Expression)[], place: Print['place']): undefined {
  for (const part of parts) {
    if (typeof part === 'string') {
      if (part !== '') context.line(`bulkhead_text_bytes(${to}, ${stringLiteral(part)}, ${utf8(part).length}u);`, place);
    } else {
      const [first, ...rest] = partText(context, to, part).split('\n');
      context.line(first ?? '', place);
      for (const line of rest) context.line(line);
    }
  }
}

function partText(context: FunctionContext, to: string, e: Expression): string {
  return valueText(context, to, emit(context, e), e.type);
}

function valueText(context: FunctionContext, to: string, value: Value, type: Type): string {
  const code = within(value, level.assign);
  switch (type.kind) {
    case 'boolean':
      return `bulkhead_text_bool(${to}, ${code});`;
    case 'float':
      return `bulkhead_text_f64(${to}, ${as(value, 'f64').code});`;
    case 'string':
      return `bulkhead_text_string(${to}, ${code});`;
    case 'enum':
      if (context.unit.types.declarations.enums.get(type.id)?.kind === 'strings') {
        return `bulkhead_text_string(${to}, ${context.unit.enumTable(type.id)}[${code}]);`;
      }
      return `bulkhead_text_i32(${to}, ${code});`;
    case 'nullable':
      return nullablePart(type, value, (held, of) => valueText(context, to, held, of), `bulkhead_text_bytes(${to}, "null", 4u);`);
    default:
      return `bulkhead_text_${value.kind}(${to}, ${code});`;
  }
}
