/** The evidence from the image of firmware/rail-crossing: its own assertions, every bit of its tables, and that an attacker in it has no more rights. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditTables } from '../../scripts/audit/audit.ts';
import { documentOf } from '../../scripts/audit/document.ts';
import { structs } from '../../scripts/audit/structs.ts';
import { buildSystem } from '../../scripts/build.ts';
import { parseElf } from '../../scripts/elf.ts';
import { silent } from '../../scripts/output.ts';
import type { Report } from '../../scripts/report.ts';
import { buildAttacked } from '../attacks/rail/run.ts';
import { finish } from '../hil/cli.ts';
import { flipTables } from './flip-tables.ts';
import { auditBytes, Image } from './images.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the image of rail-crossing', { timeout: 600_000 }, () => {
  let elf: string;
  let image: Image;
  let report: Report;
  beforeAll(async () => {
    ({ elf, report } = await buildSystem({ system: 'firmware/rail-crossing', outDir: join(folder, 'build'), progress: silent }));
    image = new Image(readFileSync(elf));
  }, 600_000);

  it('passes, and holds the assertions of audit.policy.ts', async () => {
    const { code, stdout, stderr } = await finish(['audit', elf, '--policy', 'firmware/rail-crossing/audit.policy.ts']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^passed/m);
    expect(stdout.match(/^holds {2}/gm)?.length).toBe(18);
  });

  it('has a bound for the stack and the time of safety, and the audit finds the same one in the machine code', () => {
    const safety = report.tasks.find(({ name }) => name === 'safety')!;
    const audited = documentOf(auditBytes(image.bytes)).tasks.find(({ name }) => name === 'safety')!;
    expect(safety.worstCaseInstructions).toBeLessThan(2000);
    expect(audited.stack.worst).toBe(safety.worstCaseStack);
  });

  it('gives an attacker in the place of the operator no other right, and would not pass with one', async () => {
    const attacked = await buildAttacked('rail-crossing-audit');
    const { code, stdout } = await finish(['audit', elf, attacked.elf]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^BHA030 task 'operator': `svc 0`/m);
    expect(stdout).toMatch(/^BHA031 task 'operator': `msr CONTROL/m);
    // It prints, leaves traps to the hardware, and does not ask for the log.
    const changes = stdout.match(/^[-+] .*$/gm);
    expect(changes).toEqual([
      "+ wider    'operator' now may ask the kernel for 'write'",
      "- narrower 'operator' no longer may ask the kernel for 'trap'",
      "- narrower 'operator' no longer may ask the kernel for 'link'",
    ]);
  });

  it('is refused with any one bit of its tables flipped: every seventh here, all in `npm run campaign`', () => {
    const { flipped, silent: silentBits } = flipTables(image, 7);
    expect(flipped).toBeGreaterThan(1000);
    expect(silentBits).toEqual([]);
  });

  it('is refused when two rights of equal limits count in one rate', () => {
    const { size, fields } = structs.call_rights;
    const rate = fields.find(({ name }) => name === 'rate')!;
    const start = image.section('.tables').offset + image.symbol('call_rights') - image.section('.tables').address;
    const places = [0, 1, 2, 3].map((row) => start + row * size + rate.at);
    const [, ofPanel, , ofOperator] = places as [number, number, number, number];
    const before = image.bytes[ofOperator]!;
    expect(image.bytes[ofPanel]).not.toBe(before);
    image.bytes[ofOperator] = image.bytes[ofPanel]!;
    const findings: string[] = [];
    auditTables(parseElf(image.bytes), (_, message) => findings.push(message));
    image.bytes[ofOperator] = before;
    expect(findings.join()).toMatch(/the rate \d of task 'operator' is that of another right of 'panel'/);
  });
});
