/** Float literals: the shortest decimal that gives the value back. */
import { level, primary, type Value } from './values.ts';

/** A literal of `float` or `double`. */
export function floatLiteral(value: number, bits: 32 | 64): Value {
  const kind = bits === 32 ? 'f32' : 'f64';
  if (Number.isNaN(value)) return primary(bits === 32 ? 'NAN' : '(double)NAN', kind);
  const negative = value < 0 || Object.is(value, -0);
  const magnitude = Math.abs(value);
  let text: string;
  if (magnitude === Number.POSITIVE_INFINITY) text = bits === 32 ? 'INFINITY' : '(double)INFINITY';
  else {
    text = `${magnitude}`;
    if (!/[.e]/.test(text)) text += '.0';
    if (bits === 32) text += 'f';
  }
  return { code: negative ? `-${text}` : text, kind, level: negative || text.startsWith('(') ? level.unary : level.primary };
}

/** The smallest float of the width that is at least `value`. */
export function roundUp(value: number, bits: 32 | 64): number {
  if (bits === 64) return value;
  const near = Math.fround(value);
  return near >= value ? near : nextUp(near, 32);
}

/** The float after `value`. */
export function nextUp(value: number, bits: 32 | 64): number {
  const view = new DataView(new ArrayBuffer(8));
  if (bits === 32) {
    if (value === 0) return 2 ** -149;
    view.setFloat32(0, value);
    view.setInt32(0, view.getInt32(0) + (value > 0 ? 1 : -1));
    return view.getFloat32(0);
  }
  if (value === 0) return Number.MIN_VALUE;
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
