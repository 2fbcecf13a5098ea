/**
 * What the regions of the MPU grant, decoded from RBAR and RASR as the hardware does it (ARMv7-M Architecture Reference Manual B3.5.8, B3.5.9). Written
 * apart from what encodes them.
 */
import type { Memory } from './declared.ts';
import type { Row } from './structs.ts';
import { regionsOfMpu } from './structs.ts';

export interface GrantedRegion {
  number: number;
  /** As unprivileged code has it. */
  read: boolean;
  write: boolean;
  execute: boolean;
  /** Runs of bytes that are granted, rising: subregions that are off leave gaps. */
  spans: Memory[];
  /** A device to the bus: no access is merged, reordered or guessed (B3.5.9, TEX C B). */
  device: boolean;
}

export interface DecodedRegions {
  regions: GrantedRegion[];
  /** What the hardware would take in another way than it stands there. */
  mistakes: string[];
}

const accessPermissions: Record<number, { read: boolean; write: boolean } | null> = {
  0: { read: false, write: false },
  1: { read: false, write: false },
  2: { read: true, write: false },
  3: { read: true, write: true },
  4: null,
  5: { read: false, write: false },
  6: { read: true, write: false },
  7: { read: true, write: false },
};
const rasrReserved = 0xe8c0_00c0;

export function decodeRegions(descriptor: Row): DecodedRegions {
  const mistakes: string[] = [];
  const regions = Array.from({ length: regionsOfMpu }, (_, number) =>
    decodeRegion(descriptor[`rbar${number}`]!, descriptor[`rasr${number}`]!, number, mistakes),
  );
  return { regions: regions.filter((region) => region !== null), mistakes };
}

function decodeRegion(rbar: number, rasr: number, number: number, mistakes: string[]): GrantedRegion | null {
  const wrong = (text: string) => mistakes.push(`region ${number}: ${text}`);
  if ((rbar & 0x10) === 0 || (rbar & 0xf) !== number) wrong('RBAR does not name this region, so another would be written');
  if (rasr === 0) {
    if (rbar >>> 5 !== 0) wrong('is off, yet has an address');
    return null;
  }
  if ((rasr & 1) === 0) wrong('RASR is not 0, yet the region is off');
  if ((rasr & rasrReserved) !== 0) wrong('a reserved bit of RASR is set');
  const sizeField = (rasr >>> 1) & 0x1f;
  if (sizeField < 4) {
    wrong(`SIZE ${sizeField} is reserved`);
    return null;
  }
  const size = 2 ** (sizeField + 1);
  const base = (rbar & ~0x1f) >>> 0;
  if (base % size !== 0) wrong('the address is no multiple of the size');
  const permission = accessPermissions[(rasr >>> 24) & 7];
  if (!permission) wrong('AP is reserved');
  const disabled = (rasr >>> 8) & 0xff;
  if (size < 256 && disabled !== 0) wrong('a region below 256 bytes has no subregions');
  const { read, write } = permission ?? { read: true, write: true };
  const memoryType = ((rasr >>> 16) & 3) | ((rasr >>> 17) & 0x1c);
  return {
    number,
    read,
    write,
    execute: read && (rasr & (1 << 28)) === 0,
    spans: (rasr & 1) === 0 ? [] : spansOf(base - (base % size), size, size < 256 ? 0 : disabled),
    device: memoryType === 0b00001 || memoryType === 0b01000 || memoryType === 0b00000,
  };
}

function spansOf(base: number, size: number, disabled: number): Memory[] {
  const spans: Memory[] = [];
  for (let part = 0; part < 8; part++) {
    if ((disabled & (1 << part)) !== 0) continue;
    const from = base + (part * size) / 8;
    const last = spans.at(-1);
    if (last && last.base + last.size === from) last.size += size / 8;
    else spans.push({ base: from, size: size / 8 });
  }
  return spans;
}

export function overlaps(a: Memory, b: Memory): boolean {
  return a.base < b.base + b.size && b.base < a.base + a.size;
}

export function isWithin(inner: Memory, outer: Memory): boolean {
  return inner.base >= outer.base && inner.base + inner.size <= outer.base + outer.size;
}
