/** Calls to other tasks, and answers to theirs. What comes from another task is never trusted to be a value of its type. */
import type { Endpoint, RemoteCall, Type } from '../ir/types.ts';
import type { FunctionContext, Output, Unit } from './context.ts';
import { emit } from './expressions.ts';
import { isInvalid, messageLayout, messageStruct, receivedValue, typesOf } from './messages.ts';
import { saveRetained } from './retain.ts';
import { level, within } from './values.ts';

export function emitRemoteCall(context: FunctionContext, s: RemoteCall): undefined {
  const { unit } = context;
  const reply = context.localName(s.reply);
  const local = context.local(s.reply).type;
  const field = (name: string) => `${reply}.${unit.names.field(local.kind === 'struct' ? local.id : '', name)}`;
  const sent = messageLayout(unit, typesOf(s.arguments)).size;
  const results = s.result.kind === 'void' ? [] : [s.result];
  const received = messageLayout(unit, results).size;
  context.line('{', s.place);
  context.indented(() => {
    const [message, answer, status] = ['message', 'answer', 'status'].map((name) => context.fresh(name));
    if (sent > 0) {
      context.line(`${messageStruct(unit, typesOf(s.arguments))} ${message};`, s.place);
      // Padding is cleared too: no byte of this task leaves it unless it was sent.
      context.line(`memset(&${message}, 0, sizeof ${message});`, s.place);
      s.arguments.forEach((value, index) => {
        context.line(`${message}.m${index} = ${wireValue(context, value)};`, s.place);
      });
    }
    if (received > 0) {
      context.line(`${messageStruct(unit, results)} ${answer};`, s.place);
      context.line(`memset(&${answer}, 0, sizeof ${answer});`, s.place);
    }
    const packed = `${s.slot}u | ${s.method}u << 8 | ${sent}u << 16 | ${received}u << 24`;
    const buffers = `${sent > 0 ? `&${message}` : 'NULL'}, ${received > 0 ? `&${answer}` : 'NULL'}`;
    const told = unit.readsRestarts ? context.fresh('outcome') : undefined;
    if (told) {
      context.line(`const uint64_t ${told} = bulkhead_call_peer(${packed}, ${buffers}, ${s.timeoutMs}u);`, s.place);
      context.line(`uint32_t ${status} = (uint32_t)${told};`, s.place);
    } else context.line(`uint32_t ${status} = bulkhead_call(${packed}, ${buffers}, ${s.timeoutMs}u);`, s.place);
    const invalid = results.length > 0 ? isInvalid(unit, s.result, `${answer}.m0`) : undefined;
    if (invalid) context.line(`${status} = ${status} == BULKHEAD_OK && ${invalid} ? (uint32_t)BULKHEAD_DENIED : ${status};`, s.place);
    context.line(`${field('ok')} = ${status} == BULKHEAD_OK;`, s.place);
    if (results.length > 0) {
      const value = receivedValue(s.result, `${answer}.m0`);
      const none = zeroOf(unit, s.result);
      const cast = unit.types.storage(s.result);
      context.line(
        `${field('value')} = (${cast})(${status} == BULKHEAD_OK ? ${/ /.test(value) ? `(${value})` : value} : ${none});`,
        s.place,
      );
    }
    context.line(`${field('error')} = bulkhead_call_error(${status});`, s.place);
    context.line(`${field('restarts')} = ${told ? `(uint16_t)(${told} >> 32)` : '0u'};`, s.place);
  });
  context.line('}');
}

function zeroOf(unit: Unit, type: Type): string {
  if (type.kind !== 'enum') return '0';
  const declaration = unit.types.declarations.enums.get(type.id);
  return declaration ? unit.enumMember(declaration, 0) : '0';
}

function wireValue(context: FunctionContext, e: RemoteCall['arguments'][number]): string {
  const value = emit(context, e);
  if (e.type.kind === 'boolean') return `${within(value, level.conditional + 1)} ? 1u : 0u`;
  return `(${context.unit.types.storage(e.type)})${within(value, level.unary)}`;
}

/** `serve`: decodes a message, calls the method, encodes its result. A message that is none gets an answer of a length that its sender cannot want. */
export function emitServe(unit: Unit, output: Output, endpoints: readonly Endpoint[], retains: boolean): undefined {
  output.line(
    `${retains ? 'static uint32_t bulkhead_served' : 'uint32_t serve'}(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {`,
  );
  output.line('\t(void)in, (void)length, (void)out;');
  output.line('\tswitch (endpoint << 8 | method) {');
  endpoints.forEach((endpoint, first) => {
    endpoint.methods.forEach((method, second) => {
      const declaration = unit.types.declarations.functions.get(method.function);
      if (!declaration) throw new Error(`no function '${method.function}'`);
      const types = declaration.parameters.map(
        (id) => declaration.locals.find((local) => local.id === id)?.type ?? ({ kind: 'void' } as Type),
      );
      output.line(`\tcase ${(first << 8) | second}u: { /* ${endpoint.name}.${method.name} */`);
      for (const line of methodLines(unit, unit.names.functions.get(method.function) ?? '', types, declaration.result))
        output.line(`\t\t${line}`);
      output.line('\t}');
    });
  });
  output.line('\tdefault:');
  output.line('\t\treturn 0;');
  output.line('\t}');
  output.line('}');
  if (!retains) return;
  output.line('');
  output.line('uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {');
  output.line('\tconst uint32_t answer = bulkhead_served(endpoint, method, in, length, out);');
  output.line(`\t${saveRetained}`);
  output.line('\treturn answer;');
  output.line('}');
}

function methodLines(unit: Unit, name: string, types: Type[], result: Type): string[] {
  const { size } = messageLayout(unit, types);
  const refuse = `return ${result.kind === 'void' ? 1 : 0};`;
  const lines: string[] = [];
  const bad = [`length != ${size}u`];
  if (size > 0) {
    lines.push(`${messageStruct(unit, types)} message = {0};`, `if (length == ${size}u) {`, `\tmemcpy(&message, in, ${size}u);`, '}');
    types.forEach((type, index) => {
      const invalid = isInvalid(unit, type, `message.m${index}`);
      if (invalid) bad.push(`(${invalid})`);
    });
  }
  lines.push(`if (${bad.join(' || ')}) {`, `\t${refuse}`, '}');
  const given = `${name}(${types.map((type, index) => receivedValue(type, `message.m${index}`)).join(', ')})`;
  if (result.kind === 'void') return [...lines, `${given};`, 'return 0;'];
  lines.push(`${messageStruct(unit, [result])} answer;`, 'memset(&answer, 0, sizeof answer);');
  if (result.kind === 'boolean') lines.push(`answer.m0 = ${given} ? 1u : 0u;`);
  else lines.push(`answer.m0 = (${unit.types.storage(result)})${given};`);
  return [...lines, 'memcpy(out, &answer, sizeof answer);', 'return sizeof answer;'];
}
