import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { figures, type KernelCosts, measureKernel } from './kernel/measure.ts';
import { measureRules } from './kernel/rules.ts';

describe('what the kernel costs', () => {
  let costs: KernelCosts;

  beforeAll(async () => {
    costs = await measureKernel();
  }, 300_000);

  test.each(Object.keys(figures) as (keyof typeof figures)[])('%s: no more instructions than its bar', (figure) => {
    const { bar } = figures[figure];
    if (bar !== undefined) expect(costs.instructions[figure]).toBeLessThanOrEqual(bar);
    expect(costs.instructions[figure]).toBeGreaterThan(0);
  });

  test('docs/kernel.md tells these figures, to 5 instructions, the restart to 40', () => {
    const text = readFileSync(inCheckout('docs', 'kernel.md'), 'utf8');
    const told = (what: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`| ${what}`))
          ?.split('|')[2]
          ?.replace(/\D/g, ''),
      );
    const beginnings = {
      null: 'null system call',
      'call-4': 'call and reply, 4',
      'call-64': 'call and reply, 64',
      notify: 'notification',
      interrupt: 'interrupt to',
      switch: 'wait to',
      'tick-16': 'tick with nothing due',
      restart: 'fault to the restarted',
    } as const;
    for (const [figure, beginning] of Object.entries(beginnings) as [keyof typeof beginnings, string][])
      expect(Math.abs(told(beginning) - costs.instructions[figure]), figure).toBeLessThanOrEqual(figure === 'restart' ? 40 : 5);
  });

  test('a release has at most 8 KiB of flash, 1 KiB of RAM and 128 bytes a task, 1,500 lines of C and assembly', () => {
    expect(costs.flash.release).toBeLessThanOrEqual(8192);
    // Of these, 512 are the instructions without effect of an idle processor that polls.
    expect(costs.flash.withLink).toBeLessThanOrEqual(9984);
    expect(costs.ram.kernel).toBeLessThanOrEqual(1024);
    expect(costs.ram.task).toBe(128);
    expect(costs.lines.code).toBeLessThanOrEqual(1500);
  });

  test('a task that always overruns costs those of lower priority no period', () => {
    const [overrunning, middle, slow] = costs.jitter;
    expect(overrunning).toMatchObject({ activations: 0, overruns: 999, restarts: 999 });
    expect(middle).toMatchObject({ activations: 499, overruns: 0, restarts: 0 });
    expect(slow).toMatchObject({ activations: 199, overruns: 0, restarts: 0 });
    // Of a budget of a millisecond that comes in between, nothing may be seen.
    expect(middle!.jitterNs).toBeLessThan(10_000);
    expect(slow!.jitterNs).toBeLessThan(10_000);
  });
});

describe('what rules cost', () => {
  test('each kind adds no more to a call and its reply than docs/policy.md tells', async () => {
    const costs = await measureRules();
    const rows = readFileSync(inCheckout('docs', 'policy.md'), 'utf8').split('\n');
    const told = Object.fromEntries(
      Object.keys(costs).map((name) => [
        name,
        Number(
          rows
            .map((row) => row.split('| '))
            .find((cells) => cells[1] === `${name} ` && /^\d+ \|$/.test(cells[2] ?? ''))?.[2]
            ?.slice(0, -1),
        ),
      ]),
    );
    for (const [name, cost] of Object.entries(costs)) {
      expect(cost, name).toBeLessThanOrEqual(told[name]!);
      expect(cost, name).toBeGreaterThan(told[name]! - 40);
    }
  }, 300_000);
});
