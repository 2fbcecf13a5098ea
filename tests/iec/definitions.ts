/**
 * What each block is by definition, as a function of all that has happened, without a state machine: the measure for random inputs. Times in milliseconds
 * since the first scan.
 */

export interface History {
  times: readonly number[];
  /** By the standard's name of the input. */
  inputs: Readonly<Record<string, readonly boolean[]>>;
  /** PT, or PV. */
  preset: number;
}

type Outputs = Record<string, number | boolean>;
/** The outputs in scan k. */
export type Definition = (history: History, k: number) => Outputs;

const rose = (wave: readonly boolean[], k: number) => wave[k]! && !(k > 0 && wave[k - 1]!);
const lastBefore = (k: number, holds: (scan: number) => boolean) => {
  for (let scan = k; scan >= 0; scan--) if (holds(scan)) return scan;
  return -1;
};
const count = (from: number, to: number, holds: (scan: number) => boolean) => {
  let sum = 0;
  for (let scan = from; scan <= to; scan++) sum += holds(scan) ? 1 : 0;
  return sum;
};

function pulses({ times, inputs, preset }: History, k: number): { began: number; end: number } | null {
  let latest: { began: number; end: number } | null = null;
  for (let scan = 0; scan <= k; scan++) {
    const over = latest === null || times[scan]! >= latest.end;
    if (preset > 0 && over && rose(inputs['IN']!, scan)) latest = { began: times[scan]!, end: times[scan]! + preset };
  }
  return latest;
}

export const definitions: Readonly<Record<string, Definition>> = {
  TON: ({ times, inputs, preset }, k) => {
    const since = lastBefore(k, (scan) => !inputs['IN']![scan]!) + 1;
    const passed = since > k ? 0 : times[k]! - times[since]!;
    return { Q: since <= k && passed >= preset, ET: Math.min(passed, preset) };
  },
  TOF: ({ times, inputs, preset }, k) => {
    const on = lastBefore(k, (scan) => inputs['IN']![scan]!);
    if (on === k || on < 0) return { Q: on === k, ET: 0 };
    const passed = times[k]! - times[on + 1]!;
    return { Q: passed < preset, ET: Math.min(passed, preset) };
  },
  TP: (history, k) => {
    const { times, inputs, preset } = history;
    const latest = pulses(history, k);
    if (latest === null) return { Q: false, ET: 0 };
    if (times[k]! < latest.end) return { Q: true, ET: times[k]! - latest.began };
    const over = times.findIndex((time) => time >= latest.end);
    const held = count(over, k, (scan) => !inputs['IN']![scan]!) === 0;
    return { Q: false, ET: held ? preset : 0 };
  },
  CTU: ({ inputs, preset }, k) => {
    const reset = lastBefore(k, (scan) => inputs['R']![scan]!);
    const cv = count(reset + 1, k, (scan) => rose(inputs['CU']!, scan));
    return { Q: cv >= preset, CV: cv };
  },
  CTD: ({ inputs, preset }, k) => {
    const load = lastBefore(k, (scan) => inputs['LD']![scan]!);
    const cv = (load < 0 ? 0 : preset) - count(load + 1, k, (scan) => rose(inputs['CD']!, scan));
    return { Q: cv <= 0, CV: cv };
  },
  CTUD: ({ inputs, preset }, k) => {
    const { CU, CD, R, LD } = inputs as Record<'CU' | 'CD' | 'R' | 'LD', readonly boolean[]>;
    const set = lastBefore(k, (scan) => R[scan]! || LD[scan]!);
    const base = set < 0 || R[set]! ? 0 : preset;
    const cv = base + count(set + 1, k, (scan) => rose(CU, scan)) - count(set + 1, k, (scan) => rose(CD, scan));
    return { QU: cv >= preset, QD: cv <= 0, CV: cv };
  },
  R_TRIG: ({ inputs }, k) => ({ Q: inputs['CLK']![k]! && (k === 0 || !inputs['CLK']![k - 1]!) }),
  F_TRIG: ({ inputs }, k) => ({ Q: !inputs['CLK']![k]! && (k === 0 || inputs['CLK']![k - 1]!) }),
  SR: ({ inputs }, k) => {
    const last = lastBefore(k, (scan) => inputs['S1']![scan]! || inputs['R']![scan]!);
    return { Q1: last >= 0 && inputs['S1']![last]! };
  },
  RS: ({ inputs }, k) => {
    const last = lastBefore(k, (scan) => inputs['S']![scan]! || inputs['R1']![scan]!);
    return { Q1: last >= 0 && !inputs['R1']![last]! };
  },
};
