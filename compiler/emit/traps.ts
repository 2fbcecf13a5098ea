/** Places where a task may trap: their numbers, and the text that the host prints for one, as Node's BulkheadTrap would say it. */

import type { IntegerType, Place } from '../ir/types.ts';
import { integerBounds } from '../ir/typing.ts';

export type TrapKind = 'range' | 'integer' | 'index' | 'division' | 'bound' | 'assert' | 'throw' | 'unreachable' | 'format' | 'null';

/**
 * One check in the code. JSON-safe: goes to the build's output for whoever prints faults.
 *
 * A trap comes as two words. The first holds the site's number in its low half and, in its high half, what `extra` says; the second the low word
 * of the offending value.
 */
export interface TrapSite {
  site: number;
  file: string;
  line: number;
  column: number;
  kind: TrapKind;
  /** With `{value}` where the offending value goes, `{last}` for the last index of an array of unknown length. */
  template: string;
  /** How the second word encodes the value. `integer`: low word of a value that is within low..high and outside `legal`. */
  value: 'none' | 'integer' | 'f32' | 'f64';
  /** The high half of the first word: bits 32..47 of the value, or the length of the array (0xffff: that or more). */
  extra: 'none' | 'value' | 'length';
  low?: string;
  high?: string;
  legal?: [string, string];
  /** Rounding that Node has done before it looks at a float. */
  rounding?: 'trunc' | 'floor' | 'round';
}

/** Most checks that one task can have: the site's number is 16 bits. */
export const siteLimit = 0xffff;

/** Numbers the checks of one task, from 1. */
export class TrapSites {
  readonly sites: TrapSite[] = [];

  add(place: Place, rest: Omit<TrapSite, 'site' | 'file' | 'line' | 'column'>): string {
    const site = this.sites.length + 1;
    this.sites.push({ site, file: place.file, line: place.line, column: place.column, ...rest });
    return `${site}u`;
  }

  /** A value that must be of an integer type and is within low..high. `wide`: it is checked as 64 bits. */
  range(place: Place, type: IntegerType, low: bigint, high: bigint, wide: boolean): string {
    const bounds = integerBounds(type);
    return this.add(place, {
      kind: 'range',
      template: `value {value} out of ${rangeName(type)}`,
      value: 'integer',
      extra: wide ? 'value' : 'none',
      low: `${low}`,
      high: `${high}`,
      legal: [`${bounds.low}`, `${bounds.high}`],
    });
  }

  /** A check whose text needs no value. */
  plain(place: Place, kind: TrapKind, text: string): string {
    return this.add(place, { kind, template: text.replaceAll('{', '{{'), value: 'none', extra: 'none' });
  }
}

/** `u8 0..255` */
export function rangeName(type: IntegerType): string {
  const { low, high } = integerBounds(type);
  return `${type.signed ? 'i' : 'u'}${type.bits} ${low}..${high}`;
}

/** The site that the first word of a trap names. */
export function findTrap(sites: readonly TrapSite[], word: number): TrapSite | undefined {
  return sites.find((each) => each.site === (word & 0xffff));
}

/**
 * The text of a trap, without place: `index 12 out of 0..7`.
 * @param value the second word of the trap: low word of the value
 * @param word the first word of the trap
 */
export function renderTrap(site: TrapSite, value: number, word: number = site.site): string {
  const extra = word >>> 16;
  return site.template.replace(/\{\{|\{(value|last)\}/g, (hole, name) => {
    if (hole === '{{') return '{';
    if (name === 'value') return valueText(site, value, extra);
    return extra === 0xffff ? '?' : `${extra - 1}`;
  });
}

function valueText(site: TrapSite, word: number, extra: number): string {
  if (site.value === 'f32' || site.value === 'f64') {
    const view = new DataView(new ArrayBuffer(4));
    view.setUint32(0, word >>> 0);
    const float = view.getFloat32(0);
    const rounded = site.rounding === undefined ? float : { trunc: Math.trunc, floor: Math.floor, round: Math.round }[site.rounding](float);
    // An f64 comes rounded to f32: only what is no finite number can be told exactly.
    return site.value === 'f64' && Number.isFinite(float) ? `about ${rounded}` : `${rounded}`;
  }
  const bits = site.extra === 'value' ? 48n : 32n;
  const known = site.extra === 'value' ? (BigInt(extra) << 32n) | BigInt(word >>> 0) : BigInt(word >>> 0);
  const modulus = 1n << bits;
  const low = BigInt(site.low ?? -(2n ** 31n));
  const high = BigInt(site.high ?? 2n ** 31n - 1n);
  const found: bigint[] = [];
  for (
    let candidate = low + ((((known - low) % modulus) + modulus) % modulus);
    candidate <= high && found.length < 2;
    candidate += modulus
  ) {
    const legal = site.legal && candidate >= BigInt(site.legal[0]) && candidate <= BigInt(site.legal[1]);
    if (legal) candidate += ((BigInt(site.legal?.[1] ?? 0) - candidate) / modulus) * modulus;
    else found.push(candidate);
  }
  // Where several values share the known bits, say so instead of guessing.
  return found.length === 1 ? `${found[0]}` : `(${known} modulo 2^${bits})`;
}
