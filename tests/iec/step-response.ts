/**
 * Step responses in closed form: partial fractions of a rational transfer function. The reference that control loops are compared with; nothing in it is
 * sampled.
 */

/** A polynomial by rising powers: 1 + 2s is [1, 2]. */
export type Polynomial = readonly number[];

interface Complex {
  re: number;
  im: number;
}

const times = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });
const plus = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
const minus = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });
function over(a: Complex, b: Complex): Complex {
  const size = b.re ** 2 + b.im ** 2;
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

export function product(...factors: Polynomial[]): number[] {
  return factors.reduce<number[]>(
    (result, factor) => {
      const next = new Array<number>(result.length + factor.length - 1).fill(0);
      for (const [i, a] of result.entries()) for (const [j, b] of factor.entries()) next[i + j]! += a * b;
      return next;
    },
    [1],
  );
}

export function sum(...terms: Polynomial[]): number[] {
  const length = Math.max(...terms.map((each) => each.length));
  return Array.from({ length }, (_, power) => terms.reduce((total, each) => total + (each[power] ?? 0), 0));
}

function at(polynomial: Polynomial, s: Complex): Complex {
  return polynomial.reduceRight<Complex>((total, coefficient) => plus(times(total, s), { re: coefficient, im: 0 }), { re: 0, im: 0 });
}

/** All roots (Durand and Kerner). They must be simple. */
export function roots(polynomial: Polynomial): Complex[] {
  const leading = polynomial.at(-1)!;
  const monic = polynomial.map((each) => each / leading);
  let found: Complex[] = monic.slice(1).map((_, index) => ({ re: 0.9 * Math.cos(index * 2 + 0.4), im: 0.9 * Math.sin(index * 2 + 0.4) }));
  for (let turn = 0; turn < 500; turn++) {
    found = found.map((root, index) => {
      const others = found.reduce<Complex>((total, other, j) => (j === index ? total : times(total, minus(root, other))), { re: 1, im: 0 });
      return minus(root, over(at(monic, root), others));
    });
  }
  return found;
}

/** What `numerator / denominator` answers to a unit step, at t in seconds. */
export function stepResponse(numerator: Polynomial, denominator: Polynomial): (t: number) => number {
  const derivative = denominator.slice(1).map((coefficient, index) => coefficient * (index + 1));
  const final = numerator[0]! / denominator[0]!;
  const terms = roots(denominator).map((pole) => ({ pole, residue: over(at(numerator, pole), times(pole, at(derivative, pole))) }));
  return (t) =>
    terms.reduce((total, { pole, residue }) => {
      const growth = Math.exp(pole.re * t);
      return total + growth * (residue.re * Math.cos(pole.im * t) - residue.im * Math.sin(pole.im * t));
    }, final);
}

export interface Loop {
  /** Gain and time constants of the plant, in seconds. */
  gain: number;
  lags: readonly number[];
  kp: number;
  /** Seconds; 0: none. */
  ti: number;
  td: number;
  n: number;
}

/** The measurement after a unit step of the set point: PID with its derivative on the measurement, filtered, around a plant of lags in series. */
export function loopResponse({ gain, lags, kp, ti, td, n }: Loop): (t: number) => number {
  const filter: Polynomial = [1, td / n];
  const integral: Polynomial = ti === 0 ? [1] : [1, ti];
  const integrator: Polynomial = ti === 0 ? [1] : [0, ti];
  const forward = product([gain * kp], integral, filter);
  const derivative = product([gain * kp], integrator, [0, td]);
  const open = product(integrator, filter, ...lags.map((lag): Polynomial => [1, lag]));
  return stepResponse(trimmed(forward), trimmed(sum(open, forward, derivative)));
}

function trimmed(polynomial: Polynomial): Polynomial {
  const length = polynomial.findLastIndex((each) => each !== 0) + 1;
  return polynomial.slice(0, length);
}
