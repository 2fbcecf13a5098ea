/** From an IR expression to a C expression. */
import type { Expression } from '../ir/types.ts';
import { emitLength, emitReference } from './arrays.ts';
import type { FunctionContext } from './context.ts';
import { emitConvert } from './conversions.ts';
import { kindOf } from './ctypes.ts';
import { emitIntrinsic } from './intrinsics.ts';
import { emitNull, emitPresent, emitSome, emitUnwrap } from './nullables.ts';
import { emitArithmetic, emitBitwise, emitCompare, emitConstant, emitUnary } from './numbers.ts';
import { emitPlace } from './places.ts';
import { emitPoint } from './points.ts';
import { after } from './sequence.ts';
import { as, infix, kindFor, level, literal, primary, type Value, within } from './values.ts';

/** A scalar or reference. Its kind is that of its type; of an exact value, that of its range. */
export function emit(context: FunctionContext, e: Expression): Value {
  switch (e.op) {
    case 'constant':
      return emitConstant(context, e);
    case 'local':
    case 'global':
    case 'field':
    case 'element':
    case 'dereference': {
      const place = emitPlace(context, e);
      return after(place.setup, { code: place.code, kind: kindOf(e.type), level: place.level });
    }
    case 'point':
      return emitPoint(e);
    case 'reference':
      return emitReference(context, e);
    case 'length':
      return emitLength(context, e);
    case 'unary':
      return emitUnary(context, e);
    case 'arithmetic':
      return emitArithmetic(context, e);
    case 'bitwise':
      return emitBitwise(context, e);
    case 'compare':
      return emitCompare(context, e);
    case 'logical':
      return infix(emit(context, e.left), e.operator === 'and' ? '&&' : '||', emit(context, e.right), 'bool');
    case 'conditional': {
      const condition = emit(context, e.condition);
      let [a, b] = [emit(context, e.whenTrue), emit(context, e.whenFalse)];
      const { unit } = context;
      // Where no kind holds both sides, one of them is never chosen.
      const exactKind = () => kindFor(unit.range(e.whenTrue), unit.range(e.whenFalse)) ?? kindFor(unit.range(e)) ?? 'i64';
      const kind = e.type.kind === 'exact' ? exactKind() : kindOf(e.type);
      [a, b] = [as(a, kind), as(b, kind)];
      const code = `${within(condition, level.logicalOr)} ? ${within(a, level.logicalOr)} : ${within(b, level.logicalOr)}`;
      return { code, kind, level: level.conditional };
    }
    case 'convert':
      return emitConvert(context, e);
    case 'intrinsic':
      return emitIntrinsic(context, e);
    case 'as':
      return emit(context, e.value);
    case 'some':
      return emitSome(context, e);
    case 'present':
      return emitPresent(context, e);
    case 'unwrap':
      return emitUnwrap(context, e);
    case 'now':
      return primary('bulkhead_now()', 'u32');
    case 'bits':
      return primary('bulkhead_bits()', 'u32');
    case 'zero': {
      const kind = kindOf(e.type);
      if (e.type.kind === 'reference') return primary('NULL', 'other');
      if (e.type.kind === 'nullable') return emitNull(context.unit, e.type);
      if (e.type.kind === 'enum') return emitConstant(context, { op: 'constant', type: e.type, value: 0, place: e.place });
      return kind === 'bool'
        ? primary('false', kind)
        : kind === 'f32'
          ? primary('0.0f', kind)
          : kind === 'f64'
            ? primary('0.0', kind)
            : literal(0n, kind as 'i32');
    }
    default:
      throw new Error(`${e.op} is no scalar`);
  }
}
