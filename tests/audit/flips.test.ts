import { beforeAll, describe, expect, it } from 'vitest';
import { auditTables } from '../../scripts/audit/audit.ts';
import type { Finding } from '../../scripts/audit/findings.ts';
import { parseElf } from '../../scripts/elf.ts';
import { buildImage, Image } from './images.ts';

describe('every bit of the tables', () => {
  let image: Image;
  beforeAll(async () => {
    image = new Image(await buildImage('firmware/water-tank'));
  });

  function findings(): Finding[] {
    const list: Finding[] = [];
    auditTables(parseElf(image.bytes), (code, message) => list.push({ code, message }));
    return list;
  }

  it('is a right, a limit or a place: with any one of them flipped the image is refused', () => {
    expect(findings()).toEqual([]);
    const { offset, size } = image.section('.tables');
    const silent: string[] = [];
    for (let bit = 0; bit < size * 8; bit++) {
      const at = offset + (bit >> 3);
      image.bytes[at]! ^= 1 << (bit & 7);
      if (findings().length === 0) silent.push(`bit ${bit & 7} of byte ${bit >> 3}`);
      image.bytes[at]! ^= 1 << (bit & 7);
    }
    expect(size).toBeGreaterThan(500);
    expect(silent).toEqual([]);
  }, 120_000);
});
