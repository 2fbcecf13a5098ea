/** The kernel's C under WP: every function of kernel/proofs/functions.json keeps its contract and has no run-time error. */
import { beforeAll, describe, expect, it } from 'vitest';
import { configureWhy3 } from '../../scripts/prove-frama.ts';
import { runWp, wpFiles } from '../../scripts/prove-wp.ts';

/** What is not proved yet, by file. A proof that is lost, or a new function without one, shows here. */
const open: Record<string, string[]> = {
  'call.c': ['call_send'],
  headers: ['start_life'],
};

beforeAll(() => configureWhy3());

describe('the kernel', () => {
  it('has these functions without a proof, and no other function', () => {
    expect(Object.fromEntries(wpFiles().flatMap((file) => (file.open.length > 0 ? [[file.subject, file.open]] : [])))).toEqual(open);
  });

  it.each(wpFiles().filter(({ functions }) => functions.length > 0))('has no goal left open in $subject', async (file) => {
    const proof = await runWp(file);
    expect(proof.failures).toEqual([]);
    expect(proof.proved).toBe(proof.goals);
    expect(proof.goals).toBeGreaterThan(file.functions.length);
  });
});
