/** The benchmark programs compute the same everywhere, and what the harness counts repeats exactly. */
import { createCipheriv, createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { worstCaseOf } from '../../scripts/instructions.ts';
import { onPath } from '../../scripts/toolchain.ts';
import { measureC } from './support/c-side.ts';
import { measureImage, stackBoundOf } from './support/image.ts';
import { checkPrograms, checksumsUnderNode } from './support/node-side.ts';
import { benchPrograms } from './support/programs.ts';
import { geometricMean, limits } from './support/results.ts';
import { measureTypeScript } from './support/ts-side.ts';

const folder = inCheckout('build', 'bench', 'test');
const programs = benchPrograms();

function fold(bytes: Uint8Array, start = 0): number {
  return bytes.reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, start);
}

/** The top bytes of the linear congruential generator that the programs draw their data from. */
function pseudoRandom(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed >>> 24;
  });
}

/** Checksums by other people's implementations of the same standards, and by known counts. */
const known: Record<string, () => number> = {
  sha256: () => {
    const digest = createHash('sha256')
      .update(Uint8Array.from({ length: 1024 }, (_, index) => 7 * index))
      .digest();
    let folded = 0;
    for (let at = 0; at < 32; at += 4) folded ^= digest.readUInt32BE(at);
    return folded >>> 0;
  },
  aes128: () => {
    const key = Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex');
    const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
    return fold(cipher.update(Uint8Array.from({ length: 256 }, (_, index) => index)));
  },
  base64: () => {
    const data = pseudoRandom(1536, 11);
    return fold(data, fold(Buffer.from(Buffer.from(data).toString('base64'), 'latin1')));
  },
  sieve: () => 1028, // primes below 2^13 (OEIS A007053)
};

/** TypeScript to C, of the programs measured. */
const measured: { instructions: number; text: number }[] = [];
/** Programs in which the data hardly chooses the way: what the code may take at most is close to what it takes. */
const straight = ['aes128', 'base64', 'biquad', 'bit-count', 'crc32', 'fir', 'matrix-f32', 'matrix-i32', 'pid', 'sha256'];

describe('benchmark programs', () => {
  let program: ReturnType<typeof checkPrograms>;
  beforeAll(() => {
    program = checkPrograms(programs);
  });

  it('are at least sixteen', () => {
    expect(programs.length).toBeGreaterThanOrEqual(16);
  });

  it.each(Object.entries(known))('%s agrees with an independent implementation', (name, checksum) => {
    const bench = programs.find((each) => each.name === name)!;
    expect(checksumsUnderNode(bench, program)[0]).toBe(checksum());
  });

  describe.each(programs)('$name', (bench) => {
    it('gives the same checksum under Node, as C in QEMU and compiled in QEMU, and takes the same instructions each time', async () => {
      const [first, again] = checksumsUnderNode(bench, program);
      const [c, typescript] = await Promise.all([
        measureC(bench, join(folder, bench.name, 'c')),
        measureTypeScript(bench, join(folder, bench.name, 'ts'), { checks: true }),
      ]);
      expect([c.checksum, c.checksumAgain]).toEqual([first, first]);
      expect([typescript.checksum, typescript.checksumAgain]).toEqual([first, first]);
      expect(again).toBe(first);
      expect(c.instructionsAgain).toBe(c.instructions);
      expect(typescript.instructionsAgain).toBe(typescript.instructions);
      expect(c.instructions).toBeGreaterThan(50_000);
      expect(c.instructions).toBeLessThan(2_000_000);
      const objdump = onPath('arm-none-eabi-objdump')!;
      const worst = await worstCaseOf(objdump, typescript.elf, typescript.loops, 0x20000, (code) => code.ofFunction('bench_run'));
      expect(worst.reason).toBeUndefined();
      expect(worst.instructions).toBeGreaterThanOrEqual(typescript.instructions);
      if (straight.includes(bench.name)) expect(worst.instructions).toBeLessThanOrEqual(2 * typescript.instructions);
      expect(await stackBoundOf(join(folder, bench.name, 'ts'), typescript.elf)).toBeGreaterThanOrEqual(typescript.stack);
      measured.push({ instructions: typescript.instructions / c.instructions, text: typescript.sizes.text / c.sizes.text });
      // A second process counts the same.
      expect((await measureImage(typescript.elf)).instructions).toBe(typescript.instructions);
    }, 60_000);
  });

  it('all together stay within the bars', () => {
    expect(measured.length).toBe(programs.length);
    expect(geometricMean(measured.map(({ instructions }) => instructions))).toBeLessThanOrEqual(limits.geometricMean);
    expect(Math.max(...measured.map(({ instructions }) => instructions))).toBeLessThanOrEqual(limits.worst);
    expect(geometricMean(measured.map(({ text }) => text))).toBeLessThanOrEqual(limits.text);
  });
});
