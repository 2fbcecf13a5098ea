/**
 * The elementary functions of firmware, in f64: sin, exp, pow and the like, the same to the last bit under Node and on the chip. Every step is
 * an IEEE 754 operation or exact integer arithmetic, in the order of compiler/runtime/elementary.c, which is this in C; compiler/front/elementary.ts is
 * this file again, for what is worked out when the program is built. Change all three or none. For f32 the result is rounded once more. Largest errors,
 * measured: docs/math.md.
 */

// ---- the bits of a double ----------------------------------------------------------------------------------------

const double = new Float64Array(1);
/** Low word first, as on every machine that Node runs on. */
const words = new Uint32Array(double.buffer);

function highWord(x: number): number {
  double[0] = x;
  return words[1]!;
}
function fromWords(high: number, low: number): number {
  words[0] = low;
  words[1] = high;
  return double[0]!;
}
/** 2^n for -1022 <= n <= 1023. */
function power2(n: number): number {
  return fromWords((n + 1023) << 20, 0);
}
/** x * 2^n, rounded once: x from 0.5 to 2, -1075 <= n <= 1024. */
function scale(x: number, n: number): number {
  if (n > 1023) return x * 2 * power2(n - 1);
  if (n < -1000) return x * power2(n + 100) * power2(-100);
  return x * power2(n);
}

// ---- sums and products with their rounding errors ----------------------------------------------------------------

/** a * b - p exactly, where p is the rounded product (Dekker 1971). */
function productError(a: number, b: number, p: number): number {
  const ca = 134217729 * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = 134217729 * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

// ---- sine, cosine, tangent ---------------------------------------------------------------------------------------

const QUARTER_PI = 0.7853981633974483;
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
/** 64 zero bits, then 2/π to 1216 bits behind the point. */
const TWO_OVER_PI_BITS = 1280;
const TWO_OVER_PI = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484' +
    'e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f7' +
    '8a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
);

let reducedHigh = 0;
let reducedLow = 0;

/**
 * x > π/4, finite, as a multiple of π/2 and a rest from -π/4 to π/4 in two parts; gives the multiple modulo 4. Only those bits of 2/π count whose product
 * with x is no multiple of 4 and not below the precision: 192 of them, in integer arithmetic (Payne and Hanek 1983).
 */
function reduce(x: number): number {
  const high = highWord(x);
  const mantissa = (BigInt((high & 0xfffff) | 0x100000) << 32n) | BigInt(words[0]!);
  const start = (high >>> 20) - 1075 + 62;
  const window = BigInt.asUintN(192, TWO_OVER_PI >> BigInt(TWO_OVER_PI_BITS - start - 192));
  const product = BigInt.asUintN(192, mantissa * window);
  let quadrant = Number(product >> 190n);
  let fraction = BigInt.asUintN(128, product >> 62n);
  const negative = fraction >> 127n === 1n;
  if (negative) {
    quadrant = (quadrant + 1) & 3;
    fraction = BigInt.asUintN(128, -fraction);
  }
  const zeros = 128 - fraction.toString(2).length;
  fraction <<= BigInt(zeros);
  const unit = power2(-53 - zeros);
  const first = Number(fraction >> 75n) * unit;
  const second = Number((fraction >> 22n) & 0x1fffffffffffffn) * (unit * power2(-53));
  const p = first * HALF_PI;
  const e = productError(first, HALF_PI, p) + (first * HALF_PI_LOW + second * HALF_PI);
  const r = p + e;
  const l = p - r + e;
  reducedHigh = negative ? -r : r;
  reducedLow = negative ? -l : l;
  return quadrant;
}

/** sin(r + l) for |r| <= π/4, l below the last bit of r. */
function sinOf(r: number, l: number): number {
  const z = r * r;
  const p =
    -0.16666666666666666 +
    z *
      (0.008333333333333333 +
        z *
          (-0.0001984126984126984 +
            z *
              (2.7557319223985893e-6 +
                z * (-2.505210838544172e-8 + z * (1.6059043836821613e-10 + z * (-7.647163731819816e-13 + z * 2.8114572543455206e-15))))));
  return r + (z * r * p + l * (1 - 0.5 * z));
}

/** cos(r + l) for |r| <= π/4. */
function cosOf(r: number, l: number): number {
  const z = r * r;
  const p =
    0.041666666666666664 +
    z *
      (-0.001388888888888889 +
        z *
          (2.48015873015873e-5 +
            z * (-2.755731922398589e-7 + z * (2.08767569878681e-9 + z * (-1.1470745597729725e-11 + z * 4.779477332387385e-14)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * z * p - r * l));
}

export function sin(x: number): number {
  const a = Math.abs(x);
  if (!(a < Infinity)) return Number.NaN;
  if (a < 7.450580596923828e-9) return x;
  if (a <= QUARTER_PI) return sinOf(x, 0);
  const quadrant = reduce(a);
  const s = (quadrant & 1) === 0 ? sinOf(reducedHigh, reducedLow) : cosOf(reducedHigh, reducedLow);
  return quadrant >= 2 === x < 0 ? s : -s;
}

export function cos(x: number): number {
  const a = Math.abs(x);
  if (!(a < Infinity)) return Number.NaN;
  if (a <= QUARTER_PI) return cosOf(a, 0);
  const quadrant = reduce(a);
  const c = (quadrant & 1) === 0 ? cosOf(reducedHigh, reducedLow) : sinOf(reducedHigh, reducedLow);
  return quadrant === 1 || quadrant === 2 ? -c : c;
}

export function tan(x: number): number {
  const a = Math.abs(x);
  if (!(a < Infinity)) return Number.NaN;
  if (a < 7.450580596923828e-9) return x;
  if (a <= QUARTER_PI) return sinOf(x, 0) / cosOf(x, 0);
  const quadrant = reduce(a);
  const s = sinOf(reducedHigh, reducedLow);
  const c = cosOf(reducedHigh, reducedLow);
  const t = (quadrant & 1) === 0 ? s / c : -c / s;
  return x < 0 ? -t : t;
}

// ---- inverse tangent, sine, cosine -------------------------------------------------------------------------------

/** atan(i / 8) in two parts. */
const ATAN_HIGH = [
  0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061, 0.5585993153435624, 0.6435011087932844,
  0.7188299996216245, 0.7853981633974483,
] as const;
const ATAN_LOW = [
  0, -3.1253241424539383e-18, 1.0698755618734451e-17, -2.4623815582638635e-17, 2.2698777452961687e-17, -5.4556305485916264e-18,
  1.5834785051444286e-17, -2.1478388444456983e-17, 3.061616997868383e-17,
] as const;

/** atan(n / d) for 0 <= n <= d, neither infinite nor both zero, without rounding n / d first. */
function atanOf(n: number, d: number): number {
  const q = n / d;
  const i = Math.floor(8 * q + 0.5);
  const c = 0.125 * i;
  const t = i === 0 ? q : (n - c * d) / (d + c * n);
  const z = t * t;
  const p =
    -0.3333333333333333 +
    z *
      (0.2 +
        z *
          (-0.14285714285714285 +
            z * (0.1111111111111111 + z * (-0.09090909090909091 + z * (0.07692307692307693 + z * -0.06666666666666667)))));
  return ATAN_HIGH[i]! + (t + (t * z * p + ATAN_LOW[i]!));
}

/** Angles of the first quadrant: y, x >= 0. */
function quadrantAngle(y: number, x: number): number {
  if (y === x) return x === 0 ? 0 : QUARTER_PI;
  let n = y;
  let d = x;
  if (y > x) {
    n = x;
    d = y;
  }
  let angle = 0;
  if (d < Infinity) {
    // Sums and products below keep their precision when neither is very large or small.
    const factor = d > 1e150 ? power2(-500) : d < 1e-150 ? power2(500) : 1;
    angle = atanOf(n * factor, d * factor);
  }
  return y > x ? HALF_PI - (angle - HALF_PI_LOW) : angle;
}

export function atan(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const a = Math.abs(x);
  if (a < 7.450580596923828e-9) return x;
  const angle = quadrantAngle(a, 1);
  return x < 0 ? -angle : angle;
}

function isNegative(x: number): boolean {
  return highWord(x) >>> 31 === 1;
}

export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const angle = quadrantAngle(Math.abs(y), Math.abs(x));
  const turned = isNegative(x) ? 2 * HALF_PI - (angle - 2 * HALF_PI_LOW) : angle;
  return isNegative(y) ? -turned : turned;
}

export function asin(x: number): number {
  const a = Math.abs(x);
  if (!(a <= 1)) return Number.NaN;
  if (a < 7.450580596923828e-9) return x;
  const angle = quadrantAngle(a, Math.sqrt((1 - a) * (1 + a)));
  return x < 0 ? -angle : angle;
}

export function acos(x: number): number {
  const a = Math.abs(x);
  if (!(a <= 1)) return Number.NaN;
  const angle = quadrantAngle(Math.sqrt((1 - a) * (1 + a)), a);
  return x < 0 ? 2 * HALF_PI - (angle - 2 * HALF_PI_LOW) : angle;
}

// ---- exponential -------------------------------------------------------------------------------------------------

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.4426950408889634;

/** e^(h + l) for |h| <= 800: l below the last bit of h. */
function expOf(h: number, l: number): number {
  if (h > 709.8) return Infinity;
  if (h < -745.2) return 0;
  const k = Math.floor(h * INVERSE_LN2 + 0.5);
  const a = h - k * LN2_HIGH;
  const b = k * LN2_LOW;
  const r = a - b;
  const low = a - r - b + l;
  const square = r * r;
  const half = 0.5 * square;
  const tail =
    square *
    r *
    (0.16666666666666666 +
      r *
        (0.041666666666666664 +
          r *
            (0.008333333333333333 +
              r *
                (0.001388888888888889 +
                  r *
                    (0.0001984126984126984 +
                      r *
                        (2.48015873015873e-5 +
                          r *
                            (2.7557319223985893e-6 +
                              r *
                                (2.755731922398589e-7 +
                                  r *
                                    (2.505210838544172e-8 +
                                      r * (2.08767569878681e-9 + r * (1.6059043836821613e-10 + r * 1.1470745597729725e-11)))))))))));
  const s = 1 + r;
  const t = s + half;
  const rest = 1 - s + r + (s - t + half) + 0.5 * productError(r, r, square) + tail + low * (t + tail);
  return scale(t + rest, k);
}

export function exp(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  return expOf(x, 0);
}

// ---- logarithms --------------------------------------------------------------------------------------------------

const INVERSE_LN10 = 0.4342944819032518;
const LOG10_2_HIGH = 0.3010299955494702;
const LOG10_2_LOW = 1.1451100898021838e-10;

let logExponent = 0;

/** x > 0, finite, is (1 + result) * 2^logExponent, with the result from √½ - 1 to √2 - 1. */
function logParts(x: number): number {
  let exponent = -1023;
  let high = highWord(x);
  if (high < 0x100000) {
    // Subnormal.
    high = highWord(x * 18014398509481984);
    exponent -= 54;
  }
  exponent += high >>> 20;
  let m = fromWords((high & 0xfffff) | 0x3ff00000, words[0]!);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent++;
  }
  logExponent = exponent;
  return m - 1;
}

/** log(1 + f) = f - (h - s * (h + R)), with h = f²/2; this is s * (h + R). */
function logCorrection(f: number, half: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const p =
    z *
    (0.6666666666666666 +
      z *
        (0.4 +
          z *
            (0.2857142857142857 +
              z *
                (0.2222222222222222 +
                  z *
                    (0.18181818181818182 +
                      z *
                        (0.15384615384615385 +
                          z * (0.13333333333333333 + z * (0.11764705882352941 + z * (0.10526315789473684 + z * 0.09523809523809523)))))))));
  return s * (half + p);
}

/** What a logarithm is without an argument of its own: NaN, ±Infinity; undefined for positive finite numbers. */
function logSpecial(x: number): number | undefined {
  if (x > 0 && x < Infinity) return undefined;
  if (x === 0) return -Infinity;
  return x === Infinity ? Infinity : Number.NaN;
}

export function log(x: number): number {
  const special = logSpecial(x);
  if (special !== undefined) return special;
  const f = logParts(x);
  const k = logExponent;
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (logCorrection(f, half) + k * LN2_LOW) - f);
}

export function log2(x: number): number {
  const special = logSpecial(x);
  if (special !== undefined) return special;
  const f = logParts(x);
  const half = 0.5 * f * f;
  return logExponent + (f - (half - logCorrection(f, half))) * INVERSE_LN2;
}

export function log10(x: number): number {
  const special = logSpecial(x);
  if (special !== undefined) return special;
  const f = logParts(x);
  const k = logExponent;
  const half = 0.5 * f * f;
  const y = k * LOG10_2_HIGH + (k * LOG10_2_LOW + (f - (half - logCorrection(f, half))) * INVERSE_LN10);
  // Powers of ten that a double holds give whole numbers.
  const whole = Math.floor(y + 0.5);
  if (whole < 0 || whole > 22) return y;
  let power = 1;
  for (let i = 0; i < whole; i++) power *= 10;
  return power === x ? whole : y;
}

// ---- powers and roots --------------------------------------------------------------------------------------------

/** log(x) to some 65 bits, x > 0 finite: gives the high part, leaves the low one in `logLow`. */
let logLow = 0;
function logOf(x: number): number {
  const f = logParts(x);
  const k = logExponent;
  const d = 2 + f;
  const dLow = f - (d - 2);
  // s + sLow = f / (2 + f)
  const s = f / d;
  const p = s * d;
  const sLow = (f - p - productError(s, d, p) - s * dLow) / d;
  // log(1 + f) = 2 (s + s³/3 + s⁵/5 + …)
  const q = s * s;
  const qLow = productError(s, s, q) + 2 * s * sLow;
  const c = s * q;
  const cLow = productError(s, q, c) + (s * qLow + sLow * q);
  const third = c * 0.3333333333333333;
  const thirdLow = productError(c, 0.3333333333333333, third) + (c * 1.850371707708594e-17 + cLow * 0.3333333333333333);
  const tail =
    c *
    q *
    (0.2 +
      q *
        (0.14285714285714285 +
          q *
            (0.1111111111111111 +
              q *
                (0.09090909090909091 +
                  q *
                    (0.07692307692307693 +
                      q *
                        (0.06666666666666667 +
                          q *
                            (0.058823529411764705 +
                              q *
                                (0.05263157894736842 +
                                  q * (0.047619047619047616 + q * (0.043478260869565216 + q * (0.04 + q * 0.037037037037037035)))))))))));
  const a = s + third;
  const low = s - a + third + (sLow + (thirdLow + tail));
  const base = k * LN2_HIGH;
  const high = base + 2 * a;
  const rest = base - high + 2 * a + (k * LN2_LOW + 2 * low);
  const sum = high + rest;
  logLow = high - sum + rest;
  return sum;
}

export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const a = Math.abs(x);
  const b = Math.abs(y);
  if (b === Infinity) {
    if (a === 1) return Number.NaN;
    return a > 1 === y > 0 ? Infinity : 0;
  }
  const isWhole = b >= 9007199254740992 || Math.floor(b) === b;
  const isOdd = isWhole && b < 9007199254740992 && Math.floor(0.5 * b) !== 0.5 * b;
  const negative = isNegative(x);
  const sign = negative && isOdd ? -1 : 1;
  if (a === 0 || a === Infinity) return (a === 0) === y > 0 ? sign * 0 : sign * Infinity;
  if (negative && !isWhole) return Number.NaN;
  if (a === 1) return sign;
  const high = logOf(a);
  const p = y * high;
  if (!(p < 800)) return sign * Infinity;
  if (!(p > -800)) return sign * 0;
  return sign * expOf(p, productError(y, high, p) + y * logLow);
}

export function cbrt(x: number): number {
  const a = Math.abs(x);
  if (!(a > 0 && a < Infinity)) return x;
  let exponent = 0;
  let high = highWord(a);
  if (high < 0x100000) {
    high = highWord(a * 18014398509481984);
    exponent = -54;
  }
  exponent += (high >>> 20) - 1023;
  // a = m * 2^(3 third), m from 1 to 8
  const third = Math.floor(exponent / 3);
  const m = fromWords((high & 0xfffff) | ((1023 + exponent - 3 * third) << 20), words[0]!);
  let t = 0.9 + 0.14 * m;
  for (let i = 0; i < 3; i++) {
    const cube = t * t * t;
    t = (t * (cube + 2 * m)) / (2 * cube + m);
  }
  t = t + (m / (t * t) - t) * 0.3333333333333333;
  const root = t * power2(third);
  return x < 0 ? -root : root;
}

export function hypot(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  if (a === Infinity || b === Infinity) return Infinity;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const most = a > b ? a : b;
  if (most > 1e150) return Math.sqrt(a * power2(-600) * (a * power2(-600)) + b * power2(-600) * (b * power2(-600))) * power2(600);
  if (most < 1e-140) return Math.sqrt(a * power2(600) * (a * power2(600)) + b * power2(600) * (b * power2(600))) * power2(-600);
  return Math.sqrt(a * a + b * b);
}
