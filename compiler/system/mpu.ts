/**
 * The arithmetic of ARMv7-M MPU regions (ARMv7-M Architecture Reference Manual B3.5). A region is a power of two of at least 32 bytes, aligned to its size;
 * one of 256 bytes or more has eight subregions that can be switched off one by one. A span here is a run of neighbouring bytes that one region grants
 * exactly: nothing below it, nothing above.
 */

export interface Span {
  base: number;
  size: number;
}

export interface Region {
  base: number;
  /** Of the whole region, a power of two. */
  size: number;
  /** Bit i set: subregion i is off. */
  disabled: number;
}

export type Access = 'code' | 'data' | 'device';

export const smallestRegion = 32;
const subregions = 8;

/** Bytes of the smallest unit a span of `bytes` can be made of: spans of 1 to 8 granules, 32 bytes each at least. */
export function granuleFor(bytes: number): number {
  let granule = smallestRegion;
  while (granule * subregions < bytes) granule *= 2;
  return granule;
}

/** `value` rounded up to a multiple of `unit`, any positive number. */
export function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}

/**
 * The lowest base at or above `from` where one region can grant exactly `granules` granules: they must lie in one aligned block of eight, and a
 * region under 256 bytes has no subregions, so that it is a power of two of granules, aligned to itself.
 */
export function placeSpan(from: number, granule: number, granules: number): number {
  const block = granule * subregions;
  const base = roundUp(from, granule);
  return (base % block) + granules * granule <= block ? base : roundUp(base, block);
}

/** The region that grants exactly `span`; throws when there is none, which is a mistake of the layout. */
export function regionOf(span: Span): Region {
  for (let size = smallestRegion; size <= 2 ** 31; size *= 2) {
    const base = span.base - (span.base % size);
    if (span.base + span.size > base + size) continue;
    if (span.base === base && span.size === size) return { base, size, disabled: 0 };
    const granule = size / subregions;
    if (granule < smallestRegion || span.base % granule !== 0 || span.size % granule !== 0) continue;
    const first = (span.base - base) / granule;
    const enabled = ((1 << (span.size / granule)) - 1) << first;
    return { base, size, disabled: ~enabled & 0xff };
  }
  throw new Error(`no MPU region grants exactly ${span.size} bytes at 0x${span.base.toString(16)}`);
}

/** The bytes that a region grants, as the hardware decides it: for tests and for the audit of a layout. */
export function granted(region: Region, address: number): boolean {
  if (address < region.base || address >= region.base + region.size) return false;
  if (region.size < 256) return true;
  return (region.disabled & (1 << Math.floor(((address - region.base) * subregions) / region.size))) === 0;
}

// RASR fields (B3.5.9): XN 28, AP 26:24, TEX 21:19, S 18, C 17, B 16, SRD 15:8, SIZE 5:1, ENABLE 0.
const executeNever = 1 << 28;
const readOnlyForBoth = 0b110 << 24;
const readWriteForBoth = 0b011 << 24;
/** Normal memory: flash write-through, RAM write-back by the recommendation for microcontrollers in B3.5; devices shared, ordered among themselves. */
const attributes: Record<Access, number> = {
  code: readOnlyForBoth | (1 << 17),
  data: executeNever | readWriteForBoth | (1 << 18) | (1 << 17),
  device: executeNever | readWriteForBoth | (1 << 18) | (1 << 16),
};

/** The value of RASR for a region. */
export function encodeRasr(region: Region, access: Access): number {
  const sizeField = Math.log2(region.size) - 1;
  return (attributes[access] | (region.disabled << 8) | (sizeField << 1) | 1) >>> 0;
}

/** The value of RBAR with VALID, for region `number`. */
export function encodeRbar(region: Pick<Region, 'base'>, number: number): number {
  return (region.base | (1 << 4) | number) >>> 0;
}
