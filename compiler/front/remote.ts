/** Calls between tasks: `serve`, `connect`, and the calls themselves. */
import { ts } from 'ts-morph';
import type { Expression, Type } from '../ir/types.ts';
import { isScalar } from '../ir/typing.ts';
import { localPlace } from './build.ts';
import { passArgument } from './calls.ts';
import { type Entity, emptyEnvironment, type RemoteInfo, type TaskContext } from './context.ts';
import { durationOf } from './durations.ts';
import { symbolOf } from './entities.ts';
import type { FunctionContext } from './function-context.ts';
import { functionOf } from './functions.ts';
import { placeOf } from './places.ts';
import { replyStruct } from './structs.ts';
import { shownType, typeOf } from './types.ts';

/** Bytes that one message holds each way (kernel/include/bulkhead.h, BULKHEAD_MESSAGE_MAX). */
const MESSAGE_MAX = 64;
const TIMEOUT_DEFAULT = 100;
const TIMEOUT_MAX = 60_000;

function sizeOf(type: Type): number {
  switch (type.kind) {
    case 'integer':
    case 'float':
      return type.bits / 8;
    case 'boolean':
      return 1;
    default:
      return 4;
  }
}

/** Bytes of naturally aligned fields, with the largest that an enum may take. */
function messageSize(types: readonly Type[]): number {
  return types.reduce((offset, type) => {
    const size = sizeOf(type);
    return Math.ceil(offset / size) * size + size;
  }, 0);
}

function checkMessage(
  task: TaskContext,
  name: string,
  parameters: readonly { type: Type; node: ts.Node }[],
  result: Type,
  node: ts.Node,
): void {
  for (const parameter of parameters) {
    if (!isScalar(parameter.type))
      task.refuse(parameter.node, 'BH1076', `${shownType(task, parameter.type)} cannot be sent: tasks share no memory`);
  }
  if (result.kind !== 'void' && !isScalar(result))
    task.refuse(node, 'BH1076', `${shownType(task, result)} cannot be sent back: tasks share no memory`);
  const size = messageSize(parameters.map((each) => each.type));
  if (size > MESSAGE_MAX) task.refuse(node, 'BH1076', `the arguments of '${name}' take ${size} bytes`, `a message holds ${MESSAGE_MAX}`);
}

/** `export const setpoint = serve({ … })` */
export function declareEndpoint(task: TaskContext, declaration: ts.VariableDeclaration, call: ts.CallExpression): Entity {
  const statement = declaration.parent.parent;
  const isExported = ts.isVariableStatement(statement) && statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported || !ts.isIdentifier(declaration.name))
    task.refuse(declaration.name, 'BH1075', 'what is served must be an exported constant');
  if (declaration.getSourceFile() !== task.entryFile)
    task.refuse(declaration.name, 'BH1075', 'what is served must stand in the task module itself');
  const methods = call.arguments[0];
  if (!methods || !ts.isObjectLiteralExpression(methods)) task.refuse(call, 'BH1075', 'serve takes an object literal with methods');
  const endpoint = declaration.name.text;
  const served = methods.properties.map((property) => {
    const node = ts.isPropertyAssignment(property) ? property.initializer : property;
    if (!ts.isMethodDeclaration(node) && !ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) {
      task.refuse(property, 'BH1075', 'an endpoint holds methods only');
    }
    if (!property.name || !ts.isIdentifier(property.name)) task.refuse(property, 'BH1075', 'a method of an endpoint has a plain name');
    const name = property.name.text;
    const info = functionOf(task, node, emptyEnvironment, null, `${endpoint}.${name}`);
    checkMessage(task, name, info.parameters, info.result, property);
    return { name, function: info.id, place: placeOf(property) };
  });
  if (served.length === 0) task.refuse(methods, 'BH1075', 'an endpoint without methods serves nothing');
  task.endpoints.push({ name: endpoint, place: placeOf(declaration), methods: served });
  return { kind: 'endpoint' };
}

/** `const peer = connect<typeof import('./control.ts').setpoint>('control.setpoint', '50ms')` */
export function declareConnection(fn: FunctionContext, call: ts.CallExpression): Entity {
  const task: TaskContext = fn.task;
  if (!task.task || !task.system) task.refuse(call, 'BH1080', 'this program belongs to no system');
  const [name, timeout] = call.arguments;
  if (!name || !ts.isStringLiteralLike(name)) task.refuse(call, 'BH1077', "the other end is named by a string literal: 'control.setpoint'");
  const slot = task.task.calls.findIndex((each) => each.name === name.text);
  const right = task.task.calls[slot];
  if (!right) task.refuse(name, 'BH1078', `task '${task.task.name}' may not call '${name.text}'`);
  const target = task.system.tasks[right.target];
  const typeNode = call.typeArguments?.[0];
  if (!typeNode) task.refuse(call, 'BH1077', 'the type argument says what the other end serves');
  const served = servedConstant(task, typeNode);
  if (target?.language === 'ts' && (served.getSourceFile().fileName !== target.entry || served.name.getText() !== right.endpoint)) {
    task.refuse(
      typeNode,
      'BH1077',
      `this is not the type of '${name.text}'`,
      `name '${right.endpoint}' of the module of task '${target.name}'`,
    );
  }
  if (timeout && !ts.isStringLiteralLike(timeout)) task.refuse(timeout, 'BH1069', 'the time limit is a literal');
  const timeoutMs = timeout && ts.isStringLiteralLike(timeout) ? durationOf(fn, timeout.text, timeout) : TIMEOUT_DEFAULT;
  if (timeoutMs < 1 || timeoutMs > TIMEOUT_MAX) task.refuse(timeout ?? call, 'BH1069', 'the time limit of a call is from 1ms to 60s');
  return { kind: 'remote', remote: { slot, timeoutMs, methods: methodsOf(task, typeNode) } };
}

/** The `const x = serve(…)` that `typeof import('…').x` is about. */
function servedConstant(task: TaskContext, node: ts.TypeNode): ts.VariableDeclaration {
  const name = ts.isImportTypeNode(node) && node.isTypeOf ? node.qualifier : ts.isTypeQueryNode(node) ? node.exprName : undefined;
  const right = name && (ts.isQualifiedName(name) ? name.right : name);
  const symbol = right && symbolOf(task, right);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) {
    task.refuse(node, 'BH1077', 'this names nothing that another task serves');
  }
  return declaration;
}

/** Methods of the other end, in the order of its declaration: the index is the method's number in a message. */
function methodsOf(task: TaskContext, node: ts.TypeNode): RemoteInfo['methods'] {
  const { checker } = task;
  const endpoint = checker.getPropertyOfType(checker.getTypeFromTypeNode(node), '__endpoint');
  if (!endpoint) task.refuse(node, 'BH1077', 'this is not made by `serve`');
  return checker.getPropertiesOfType(checker.getTypeOfSymbolAtLocation(endpoint, node)).map((symbol) => {
    const signature = checker.getTypeOfSymbolAtLocation(symbol, node).getCallSignatures()[0];
    if (!signature) task.refuse(node, 'BH1077', `'${symbol.name}' of the other end is no method`);
    const parameters = signature.parameters.map((each) =>
      typeOf(task, checker.getTypeOfSymbolAtLocation(each, node), node, emptyEnvironment),
    );
    const result = typeOf(task, checker.getReturnTypeOfSignature(signature), node, emptyEnvironment);
    checkMessage(
      task,
      symbol.name,
      parameters.map((type) => ({ type, node })),
      result,
      node,
    );
    return { name: symbol.name, parameters, result };
  });
}

/** `peer.set(5)`: the reply in a temporary. */
export function lowerRemoteCall(
  fn: FunctionContext,
  remote: RemoteInfo,
  name: string,
  call: ts.CallExpression,
  options: { discard: boolean },
): Expression {
  const number = remote.methods.findIndex((each) => each.name === name);
  const method = remote.methods[number];
  if (!method) fn.refuse(call, 'BH1077', `the other end has no method '${name}'`);
  if (options.discard) fn.refuse(call, 'BH1079', 'the call may be denied, or the other task may be dead or late');
  if (call.arguments.length !== method.parameters.length)
    fn.refuse(call, 'BH1001', `'${name}' takes ${method.parameters.length} arguments`);
  const place = placeOf(call);
  const values = fn.sequence(call.arguments.map((argument, index) => () => passArgument(fn, argument, method.parameters[index]!)));
  const type = replyStruct(fn.task, method.result);
  const reply = fn.addLocal('reply', type, place, { constant: false, temporary: true });
  fn.emit({ op: 'declare', local: reply.id, place });
  fn.emit({
    op: 'remoteCall',
    slot: remote.slot,
    method: number,
    arguments: values,
    result: method.result,
    reply: reply.id,
    timeoutMs: remote.timeoutMs,
    place,
  });
  return localPlace(reply.id, type, place);
}
