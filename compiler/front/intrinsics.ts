/** Functions of lib/bulkhead.ts that are no conversions: time, checks, and those that have a place of their own. */
import { ts } from 'ts-morph';
import { type Expression, u32 } from '../ir/types.ts';
import { not } from './build.ts';
import { lowerMapInto } from './callbacks.ts';
import { coerce } from './coerce.ts';
import { onlyArgument } from './conversions.ts';
import { lowerCopy } from './copying.ts';
import { isDurationType, lowerDuration } from './durations.ts';
import { lower, lowerCondition } from './expressions.ts';
import { lowerFormat } from './format.ts';
import type { FunctionContext } from './function-context.ts';
import { placeOf } from './places.ts';
import { lowerPeripheral } from './points.ts';

/** A call of an export of `bulkhead`; null when it gives no value. */
export function lowerIntrinsicCall(fn: FunctionContext, name: string, call: ts.CallExpression): Expression | null {
  const place = placeOf(call);
  switch (name) {
    case 'now':
      return { op: 'now', type: u32, place };
    case 'notifications':
      return { op: 'bits', type: u32, place };
    case 'milliseconds':
      return lowerDuration(fn, onlyArgument(fn, call));
    case 'alarm': {
      const argument = onlyArgument(fn, call);
      const isLiteral = ts.isStringLiteralLike(argument) || isDurationType(fn.task.checker.getTypeAtLocation(argument));
      const value = isLiteral ? lowerDuration(fn, argument) : coerce(fn, lower(fn, argument), u32, argument);
      fn.emit({ op: 'nativeCall', name: 'bulkhead_alarm', arguments: [value], place });
      return null;
    }
    case 'assert':
      lowerAssert(fn, call);
      return null;
    case 'copy':
      lowerCopy(fn, call);
      return null;
    case 'format':
      return lowerFormat(fn, call);
    case 'mapInto':
      lowerMapInto(fn, call);
      return null;
    case 'peripheral':
      return lowerPeripheral(fn, call);
    case 'points':
      return fn.refuse(
        call,
        'BH1073',
        'points are taken in a declaration of their own',
        "write `const { level } = points<typeof system, 'task'>()`",
      );
    case 'serve':
      return fn.refuse(call, 'BH1075', 'what is served must be an exported constant of the task module');
    case 'connect':
      return fn.refuse(call, 'BH1077', 'a connection is a constant at the top level');
    case 'retain':
      return fn.refuse(call, 'BH1120', 'only a variable at the top level can be retained', 'write `let hours: u32 = retain(0)` there');
    case 'run':
      return fn.refuse(call, 'BH1101', 'a sequence lives as long as the task', 'write `const startUp = run(fill)` at the top level');
    case 'until':
    case 'wait':
      return fn.refuse(call, 'BH1102', `'${name}' alone does nothing`, `write \`yield* ${name}(…)\` in a sequence`);
    case 'atMost':
      return fn.refuse(call, 'BH1058', 'atMost is for the head of a loop', 'write `for (const _ of atMost(100))`');
    default:
      return fn.refuse(call, 'BH1010', `'${name}' cannot be called here`);
  }
}

/** `assert(condition, 'message')` */
function lowerAssert(fn: FunctionContext, call: ts.CallExpression): void {
  const [test, text] = call.arguments;
  if (!test) fn.refuse(call, 'BH1001', 'assert takes a condition');
  if (text && !ts.isStringLiteralLike(text)) fn.refuse(text, 'BH1059', 'the message must be a string literal');
  const place = placeOf(call);
  const condition = lowerCondition(fn, test);
  const message = text && ts.isStringLiteralLike(text) ? text.text : 'assertion failed';
  fn.emitIf(not(condition, place), [{ op: 'trap', reason: 'assert', message, place }], [], place);
}
