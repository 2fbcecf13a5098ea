/** Generated C under Eva: every example is free of undefined behaviour, and C that is not is found out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { evaluate, proveSystem } from '../../scripts/prove-eva.ts';
import { examples } from '../examples.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-eva-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function evaluateText(text: string) {
  const file = join(folder, 'task.c');
  writeFileSync(
    file,
    `#include "bulkhead_rt.h"\nvolatile uint32_t bulkhead_points_in[1];\nvolatile uint32_t bulkhead_points_out[1];\n${text}\n`,
  );
  return evaluate('text', [file], text);
}

describe('generated C', () => {
  it.each(examples)('of $name has no undefined behaviour, whatever its tasks are handed', async (example) => {
    const proofs = await proveSystem(inCheckout(example.folder));
    expect(proofs.length).toBeGreaterThan(1);
    for (const proof of proofs) {
      expect(proof.failures, proof.subject).toEqual([]);
      expect(proof.proved).toBe(proof.goals);
    }
  });

  it('is found out: a signed overflow, an index past the end, a division by zero, a float past every integer, a message past its length', async () => {
    const point = '(int32_t)bulkhead_points_in[0]';
    const bad = [
      `static int32_t sum;\nvoid scan(void) {\n\tsum += ${point};\n}`,
      `static uint8_t list[4];\nvoid scan(void) {\n\tlist[bulkhead_points_in[0] & 7] = 1;\n}`,
      `static int32_t part;\nvoid scan(void) {\n\tpart = 5 / ${point};\n}`,
      `static int32_t part;\nvoid scan(void) {\n\tpart = (int32_t)((float)${point} * 1e30f);\n}`,
      'uint32_t serve(uint32_t endpoint, uint32_t method, const uint8_t *in, uint32_t length, uint8_t *out) {\n\treturn 65;\n}',
    ];
    for (const text of bad) {
      const proof = await evaluateText(text);
      expect(proof.failures, text).not.toEqual([]);
      expect(proof.proved).toBeLessThan(proof.goals);
    }
  });

  it('passes when a check of the runtime stands before the same acts', async () => {
    const proof = await evaluateText(
      'static uint8_t list[4];\nvoid scan(void) {\n\tlist[bulkhead_index_i32((int32_t)bulkhead_points_in[0], 4, 1u)] = 1;\n}',
    );
    expect(proof.failures).toEqual([]);
  });
});
