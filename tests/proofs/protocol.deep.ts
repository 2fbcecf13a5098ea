/** The protocol of calls: every state of the model is good, and the model can tell when it is not. */
import { describe, expect, it } from 'vitest';
import { runSpin, spinRuns } from '../../scripts/prove-spin.ts';

/** What `MUTANT n` takes out of kernel/proofs/protocol.pml. */
const mutants = [
  'a call to a dead server waits',
  'a call does not wake its server',
  'a delivered call stays in the queue',
  'a reply leaves the server in the call',
  'an activation ends without an answer to its caller',
  'a caller that gives up is still served',
  'a call that timed out is not withdrawn',
  'a caller that ends is not withdrawn',
  'a server that ends leaves its served caller waiting',
  'a server that ends leaves its queue waiting',
];

describe('the protocol of calls', () => {
  it.each(spinRuns)('holds in every state: $subject', async (run) => {
    const proof = await runSpin(run);
    expect(proof.failures).toEqual([]);
    expect(proof.states).toBeGreaterThan(20_000);
  });

  it.each(mutants.map((what, index) => ({ what, mutant: index + 1 })))('fails when $what', async ({ mutant }) => {
    const proof = await runSpin({ subject: '', defines: [`MUTANT=${mutant}`] });
    expect(proof.failures.join()).toMatch(/assertion violated|invalid end state/);
  });
});
