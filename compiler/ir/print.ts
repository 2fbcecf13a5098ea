/** The IR as text, for `--explain` and for tests. */

import type { Expression, FunctionDeclaration, Program, Statement } from './types.ts';
import { typeText } from './typing.ts';

const symbols: Record<string, string> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  divTrunc: '/trunc',
  divFloor: '/floor',
  rem: '%',
  and: '&',
  or: '|',
  xor: '^',
  shiftLeft: '<<',
  shiftRight: '>>',
  shiftRightUnsigned: '>>>',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

/** One expression, fully parenthesised. */
export function printExpression(e: Expression): string {
  const p = printExpression;
  switch (e.op) {
    case 'constant':
      return typeof e.value === 'string' ? JSON.stringify(e.value) : `${e.value}`;
    case 'local':
      return e.id;
    case 'global':
      return `@${e.id}`;
    case 'field':
      return `${p(e.object)}.${e.field}`;
    case 'element':
      return `${p(e.array)}[${p(e.index)}]`;
    case 'dereference':
      return `*${p(e.value)}`;
    case 'point':
      return `point.${e.direction}.${e.name}`;
    case 'reference':
      return `&${p(e.target)}`;
    case 'view':
      return e.start || e.end ? `view(${p(e.target)}, ${e.start ? p(e.start) : '0'}, ${e.end ? p(e.end) : 'end'})` : `view(${p(e.target)})`;
    case 'length':
      return `length(${p(e.array)})`;
    case 'unary':
      return `${{ neg: '-', not: '!', bitNot: '~' }[e.operator]}${p(e.operand)}`;
    case 'arithmetic':
    case 'bitwise':
    case 'compare':
      return `(${p(e.left)} ${symbols[e.operator]} ${p(e.right)})`;
    case 'logical':
      return `(${p(e.left)} ${e.operator === 'and' ? '&&' : '||'} ${p(e.right)})`;
    case 'conditional':
      return `(${p(e.condition)} ? ${p(e.whenTrue)} : ${p(e.whenFalse)})`;
    case 'convert':
      return `${typeText(e.type)}.${e.mode}(${p(e.value)})`;
    case 'intrinsic':
      return `${e.name}(${e.operands.map(p).join(', ')})`;
    case 'now':
    case 'bits':
      return `${e.op}()`;
    case 'as':
      return `(${p(e.value)} as ${typeText(e.type)})`;
    case 'some':
    case 'present':
    case 'unwrap':
      return `${e.op}(${p(e.value)})`;
    case 'struct':
      return `{ ${e.fields.map((field) => `${field.name}: ${p(field.value)}`).join(', ')} }`;
    case 'array':
      return `[${e.elements.map(p).join(', ')}]`;
    case 'zero':
      return `zero ${typeText(e.type)}`;
    case 'copy':
      return `copy(${p(e.from)})`;
  }
}

function printParts(parts: (string | Expression)[]): string {
  return parts.map((part) => (typeof part === 'string' ? JSON.stringify(part) : printExpression(part))).join(', ');
}

function printList(list: Statement[], indent: string): string[] {
  return list.flatMap((statement) => printStatement(statement, indent));
}

function printStatement(s: Statement, indent: string): string[] {
  const p = printExpression;
  const inner = `${indent}  `;
  const result = 'result' in s && typeof s.result === 'string' ? `${s.result} = ` : '';
  switch (s.op) {
    case 'declare':
      return [`${indent}let ${s.local}${s.value ? ` = ${p(s.value)}` : ''}`];
    case 'assign':
      return [`${indent}${p(s.target)} = ${p(s.value)}`];
    case 'call':
      return [`${indent}${result}call ${s.function}(${s.arguments.map(p).join(', ')})`];
    case 'nativeCall':
      return [`${indent}${result}native ${s.name}(${s.arguments.map(p).join(', ')})`];
    case 'remoteCall':
      return [`${indent}${s.reply} = remote slot ${s.slot} method ${s.method}(${s.arguments.map(p).join(', ')}) within ${s.timeoutMs} ms`];
    case 'if':
      return [
        `${indent}if ${p(s.condition)}`,
        ...printList(s.then, inner),
        ...(s.else.length ? [`${indent}else`, ...printList(s.else, inner)] : []),
      ];
    case 'loop': {
      const bound = s.bound === undefined ? '' : ` bound ${s.bound}${s.trapAtBound ? ' or trap' : ''}`;
      const setup = s.conditionSetup.length ? [`${indent} setup`, ...printList(s.conditionSetup, inner)] : [];
      const update = s.update.length ? [`${indent} update`, ...printList(s.update, inner)] : [];
      const head = `${indent}loop ${s.label} ${s.test === 'before' ? 'while' : 'do while'} ${p(s.condition)}${bound}`;
      return [head, ...setup, ...printList(s.body, inner), ...update];
    }
    case 'switch':
      return [
        `${indent}switch ${s.label} ${p(s.subject)}`,
        ...s.cases.flatMap((each) => [
          `${indent} ${[...each.values.map((value) => `case ${p(value)}`), ...(each.isDefault ? ['default'] : [])].join(', ')}`,
          ...printList(each.body, inner),
        ]),
      ];
    case 'break':
    case 'continue':
      return [`${indent}${s.op} ${s.label}`];
    case 'return':
      return [`${indent}return${s.value ? ` ${p(s.value)}` : ''}`];
    case 'print':
      return [`${indent}print ${printParts(s.parts)}`];
    case 'format':
      return [`${indent}${result}format ${p(s.target)}, ${printParts(s.parts)}`];
    case 'trap':
      return [`${indent}trap ${s.reason} ${JSON.stringify(s.message)}`];
    case 'yield':
      return [`${indent}yield${s.line ? ` ${p(s.line)}` : ''}`];
    case 'block':
      return [`${indent}block`, ...printList(s.body, inner)];
  }
}

/** One function, a statement a line. */
export function printFunction(declaration: FunctionDeclaration): string {
  const type = (id: string) => {
    const local = declaration.locals.find((each) => each.id === id);
    return local ? typeText(local.type) : '?';
  };
  const head = `function ${declaration.id}(${declaration.parameters.map((id) => `${id}: ${type(id)}`).join(', ')}): ${typeText(declaration.result)}`;
  const locals = declaration.locals
    .filter((local) => !declaration.parameters.includes(local.id))
    .map((local) => `  ${local.kept ? 'kept' : 'local'} ${local.id}: ${typeText(local.type)}`);
  return [head, ...locals, ...printList(declaration.body, '  ')].join('\n');
}

/** The whole program as readable text. */
export function printProgram(program: Program): string {
  const enums = program.enums.map(
    (each) => `enum ${each.id} ${each.kind} { ${each.members.map((member) => `${member.name} = ${member.value}`).join(', ')} }`,
  );
  const structs = program.structs.map(
    (each) => `struct ${each.id} ${each.kind} { ${each.fields.map((field) => `${field.name}: ${typeText(field.type)}`).join(', ')} }`,
  );
  const globals = program.globals.map(
    (each) =>
      `${each.constant ? 'const' : 'var'} @${each.id}: ${typeText(each.type)}${each.value ? ` = ${printExpression(each.value)}` : ''}`,
  );
  const endpoints = program.endpoints.map(
    (each) => `serve ${each.name} { ${each.methods.map((method) => `${method.name}: ${method.function}`).join(', ')} }`,
  );
  const roots = (['initialiser', 'init', 'scan'] as const).filter((key) => program[key]).map((key) => `${key}: ${program[key]}`);
  return `${[`task ${program.task}`, ...enums, ...structs, ...globals, ...program.functions.map(printFunction), ...endpoints, ...roots].join('\n')}\n`;
}
