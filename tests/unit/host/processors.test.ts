import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chooseProcessor, parseProcessors } from '../../../scripts/processors.ts';

it('reads sets of processors as Linux writes them', () => {
  expect(parseProcessors('0-3,8\n')).toEqual([0, 1, 2, 3, 8]);
  expect(parseProcessors('5')).toEqual([5]);
  expect(parseProcessors('')).toEqual([]);
});

it('chooses one that this process may use, or none where there is no choice', () => {
  const allowed = parseProcessors(/^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]!);
  const chosen = chooseProcessor();
  if (allowed.length === 1) expect(chosen).toBeNull();
  else expect(allowed).toContain(chosen);
});
