/** The kernel's C under WP: every function of kernel/proofs/functions.json keeps its contract and has no run-time error. */
import { beforeAll, describe, expect, it } from 'vitest';
import { configureWhy3 } from '../../scripts/prove-frama.ts';
import { runWp, wpFiles } from '../../scripts/prove-wp.ts';

beforeAll(() => configureWhy3());

describe('the kernel', () => {
  it('has no function that is not under proof', () => {
    expect(wpFiles().flatMap((file) => file.open)).toEqual([]);
  });

  it.each(wpFiles())('has no goal left open in $subject', async (file) => {
    const proof = await runWp(file);
    expect(proof.failures).toEqual([]);
    expect(proof.proved).toBe(proof.goals);
    expect(proof.goals).toBeGreaterThan(file.functions.length);
  });
});
