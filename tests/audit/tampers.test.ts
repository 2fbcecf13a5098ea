import { beforeAll, describe, expect, it } from 'vitest';
import { auditBytes, buildImage, Image } from './images.ts';
import { ruleTampers } from './rule-tampers.ts';
import { tampers } from './tampers.ts';

describe('the audit refuses a tampered image, and names what was done', () => {
  let original: Buffer;
  beforeAll(async () => {
    original = await buildImage('firmware/water-tank');
  });

  it('passes the image as it was built', () => {
    expect(auditBytes(original).findings).toEqual([]);
  });

  it('is tried on at least forty', () => {
    expect(tampers.length).toBeGreaterThanOrEqual(40);
    expect(new Set(tampers.map(({ name }) => name)).size).toBe(tampers.length);
  });

  it.each(tampers)('$name', ({ change, code, says }) => {
    const image = new Image(original);
    change(image);
    expect(image.bytes.equals(original)).toBe(false);
    expect(auditBytes(image.bytes).findings).toContainEqual({ code, message: expect.stringMatching(says) });
  });
});

describe('the audit refuses an image whose rules were tampered with, and names what was done', () => {
  let original: Buffer;
  beforeAll(async () => {
    original = await buildImage('tests/fixtures/policies/seven');
  });

  it('passes the image as it was built', () => {
    expect(auditBytes(original).findings).toEqual([]);
  });

  it.each(ruleTampers)('$name', ({ change, code, says }) => {
    const image = new Image(original);
    change(image);
    expect(image.bytes.equals(original)).toBe(false);
    expect(auditBytes(image.bytes).findings).toContainEqual({ code, message: expect.stringMatching(says) });
  });
});
