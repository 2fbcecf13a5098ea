/** The kernel on this machine, under ASan and UBSan: random systems, random lives, every set of arguments against an oracle (kernel/host/). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHost, type Counts, type HostProgram, sanitizers } from './host-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-host-'));
let programs: Record<Exclude<HostProgram, 'fuzz'>, string>;
beforeAll(async () => {
  programs = await buildHost('gcc', ['startup', 'decide', 'random'], folder, sanitizers);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the kernel on the build machine', () => {
  it('starts valid tables and panics with the number of the check at any one thing wrong in them', () => {
    const { starts } = JSON.parse(execFileSync(programs.startup, { encoding: 'utf8' })) as { starts: number };
    expect(starts).toBeGreaterThan(50);
  }, 120_000);

  it('decides some 300,000 calls under random rules as a second monitor does: verdict, reason in the log, states left', () => {
    const verdicts = JSON.parse(execFileSync(programs.decide, ['200', '2000'], { encoding: 'utf8' })) as Record<string, number>;
    expect(Object.keys(verdicts).sort()).toEqual(['allowed', 'argument', 'flow', 'rate', 'role']);
    for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(1000);
  }, 120_000);

  it('keeps its invariants over 200,000 sets of arguments; a bad one, and no other, faults its caller and changes nothing', () => {
    const counts = JSON.parse(execFileSync(programs.random, ['20261124', '200000'], { encoding: 'utf8' })) as Counts;
    expect(counts.sets).toBeGreaterThanOrEqual(200_000);
    expect(counts.accepted).toBeGreaterThan(100_000);
    expect(counts.refused).toBeGreaterThan(30_000);
    for (const sets of counts.calls) expect(sets).toBeGreaterThan(500);
  }, 120_000);
});
