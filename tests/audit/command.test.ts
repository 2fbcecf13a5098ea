import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRights, widens } from '../../scripts/audit/diff.ts';
import { documentOf } from '../../scripts/audit/document.ts';
import { checkPolicy } from '../../scripts/audit/policy.ts';
import { finish } from '../hil/cli.ts';
import { auditBytes, buildImage } from './images.ts';

const root = mkdtempSync(join(tmpdir(), 'bulkhead-audit-'));
const built = join(root, 'built.elf');
const wider = join(root, 'wider.elf');

beforeAll(async () => {
  writeFileSync(built, await buildImage('firmware/water-tank'));
  // The same system, its author a little more generous: no limit on calls, and the pump in other hands.
  const system = join(root, 'water-tank');
  cpSync('firmware/water-tank', system, { recursive: true });
  const text = readFileSync(join(system, 'system.ts'), 'utf8');
  const changed = text.replace(/\n\s*rate\([^\n]*\n/, '\n').replace("uses: ['usart2']", "uses: ['usart2', 'usart3']");
  expect(changed).not.toBe(text);
  writeFileSync(join(system, 'system.ts'), changed);
  writeFileSync(wider, await buildImage(system));
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('bulkhead audit', { timeout: 60_000 }, () => {
  it('prints what each task can touch and reach, and exits with 0 when that is what was declared', async () => {
    const { code, stdout } = await finish(['audit', built]);
    expect(stdout).toMatch(/^modbus$/m);
    expect(stdout).toMatch(/uses +usart2 0x40004400/);
    expect(stdout).toMatch(/calls +control\.setpoint \(10 in 1000 ms\)/);
    expect(stdout).toMatch(/through others +pump by control\.setpoint/);
    expect(stdout).toMatch(/^passed/m);
    expect(code).toBe(0);
  });

  it('gives the same as JSON, under a schema with a version', async () => {
    const { code, stdout } = await finish(['audit', built, '--json']);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ schema: 'bulkhead-audit', version: 3, verdict: 'pass', system: 'water-tank', findings: [] });
    expect(document.tasks.map(({ name }: { name: string }) => name)).toEqual(['supervisor', 'io', 'control', 'modbus']);
    expect(code).toBe(0);
  });

  it('draws a picture in which every task and every right has its place', async () => {
    const file = join(root, 'rights.svg');
    await finish(['audit', built, '--svg', file]);
    const svg = readFileSync(file, 'utf8');
    for (const title of ['modbus reads level', 'control writes pump', 'modbus uses usart2', 'modbus calls control.setpoint']) {
      expect(svg).toContain(`<title>${title}</title>`);
    }
  });

  it('checks the assertions of a policy file, and exits with 1 when one is broken', async () => {
    const policy = join(root, 'policy.ts');
    const write = (list: string) =>
      writeFileSync(policy, `import { never, neverReaches, only } from 'bulkhead/audit';\nexport default [${list}];\n`);
    write("only('usart2', ['modbus']), never('modbus', 'pump')");
    expect(await finish(['audit', built, '--policy', policy])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/holds +never\('modbus', 'pump'\)/),
    });
    write("neverReaches('modbus', 'pump')");
    expect(await finish(['audit', built, '--policy', policy])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("broken neverReaches('modbus', 'pump'): by way of control.setpoint"),
    });
  });

  it('compares two images and exits with 1 when rights widen, unless that is meant', async () => {
    const same = await finish(['audit', built, built]);
    expect(same).toMatchObject({ code: 0, stdout: 'the rights are the same\n' });
    const more = await finish(['audit', built, wider]);
    expect(more.code).toBe(1);
    expect(more.stdout).toContain("+ wider    'modbus' now uses 'usart3'");
    expect(more.stdout).toContain("+ wider    'modbus' may call 'control.setpoint' without limit, not 10 in 1000 ms");
    expect((await finish(['audit', built, wider, '--allow-widening'])).code).toBe(0);
    const less = await finish(['audit', wider, built]);
    expect(less.stdout).toContain("- narrower 'modbus' no longer uses 'usart3'");
    expect(less.code).toBe(0);
  });

  it('says what is wrong with a file that is no image', async () => {
    const file = join(root, 'text.elf');
    writeFileSync(file, 'not an image');
    expect(await finish(['audit', file])).toMatchObject({ code: 1, stdout: expect.stringContaining('BHA001') });
    expect(await finish(['audit', join(root, 'none.elf')])).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no file') });
  });
});

describe('the policy of an audit', () => {
  it('calls a name that nobody knows an error: an assertion about it would always hold', () => {
    const document = documentOf(auditBytes(readFileSync(built)));
    const [unknown, task, free] = checkPolicy(
      [
        { assertion: 'never', task: 'modbus', thing: 'pumpe' },
        { assertion: 'never', task: 'modbuss', thing: 'pump' },
        { assertion: 'only', thing: 'usart3', tasks: [] },
      ],
      document,
    );
    expect(unknown!.violations).toEqual(["there is no point, peripheral or call 'pumpe'"]);
    expect(task!.violations).toEqual(["there is no task 'modbuss'"]);
    expect(free!.violations).toEqual([]);
  });
});

describe('the authority diff', () => {
  it('finds every single right that is added, and none that is taken away', () => {
    const document = documentOf(auditBytes(readFileSync(built)));
    const change = (edit: (copy: typeof document) => void) => {
      const copy = structuredClone(document);
      edit(copy);
      return { more: widens(compareRights(document, copy)), less: widens(compareRights(copy, document)) };
    };
    const modbus = 3;
    expect(change(({ tasks }) => tasks[modbus]!.writes.push('pump'))).toEqual({ more: true, less: false });
    expect(change(({ tasks }) => tasks[modbus]!.systemCalls.push('link'))).toEqual({ more: true, less: false });
    expect(change(({ tasks }) => tasks[modbus]!.calls[0]!.methods++)).toEqual({ more: true, less: false });
    expect(change(({ tasks }) => tasks[modbus]!.calls[0]!.rate!.atMost++)).toEqual({ more: true, less: false });
    expect(change(({ tasks }) => tasks[modbus]!.priority--)).toEqual({ more: true, less: false });
    expect(change(({ tasks }) => tasks[modbus]!.budgetUs++)).toEqual({ more: true, less: false });
    expect(change(({ points }) => points[1]!.safe++)).toEqual({ more: true, less: true });
  });
});

describe('rules in the audit', { timeout: 120_000 }, () => {
  let image: Buffer;
  beforeAll(async () => {
    image = await buildImage('tests/fixtures/policies/seven');
  }, 60_000);

  it('are printed in the words of system.ts', async () => {
    const file = join(root, 'seven.elf');
    writeFileSync(file, image);
    const { stdout, code } = await finish(['audit', file]);
    expect(stdout).toContain('crossing.setpoint.set: role of operator: local; flow 1: open; message: value >= 100 && value <= 900');
    expect(stdout).toContain('crossing.transfer.begin: flow 1: idle → open');
    expect(stdout).toContain('crossing.transfer.limit: any time, any message');
    expect(stdout).toMatch(/role of operator +guest \(at first\), local; anew when operator, login ends/);
    expect(stdout).toMatch(/secrecy +crossing internal, login internal, operator public; exempt: crossing\.setpoint, crossing\.transfer/);
    expect(code).toBe(0);
  });

  it('can be asserted', () => {
    const document = documentOf(auditBytes(image));
    const verdicts = checkPolicy(
      [
        { assertion: 'checked', call: 'crossing.setpoint' },
        { assertion: 'onlyIn', call: 'crossing.setpoint.set', states: ['local'] },
        { assertion: 'onlyIn', call: 'crossing.transfer', states: ['open'] },
        { assertion: 'onlyIn', call: 'crossing.setpoint.sett', states: ['local'] },
      ],
      document,
    );
    expect(verdicts.map(({ violations }) => violations)).toEqual([
      [],
      [],
      [
        "'operator' may make 'crossing.transfer.begin' in other states too",
        "'operator' may make 'crossing.transfer.limit' in other states too",
      ],
      ["there is no point, peripheral or call 'crossing.setpoint.sett'"],
    ]);
    expect(verdicts[1]!.text).toBe("onlyIn('crossing.setpoint.set', ['local'])");
  });

  it('are compared: each that goes or gives more is wider, each that comes or gives less is narrower', () => {
    const document = documentOf(auditBytes(image));
    const change = (edit: (copy: typeof document) => void) => {
      const copy = structuredClone(document);
      edit(copy);
      return { more: widens(compareRights(document, copy)), less: widens(compareRights(copy, document)) };
    };
    const rule = (copy: typeof document) => copy.tasks[3]!.calls[0]!.rules[0]!;
    expect(change((copy) => rule(copy).order.pop())).toEqual({ more: true, less: false });
    expect(change((copy) => Object.assign(rule(copy).order[0]!.moves, { guest: 'guest' }))).toEqual({ more: true, less: false });
    expect(change((copy) => Object.assign(rule(copy), { message: null }))).toEqual({ more: true, less: false });
    expect(change((copy) => Object.assign(rule(copy), { message: 'value <= 9000' }))).toEqual({ more: true, less: true });
    expect(change((copy) => copy.tasks[3]!.calls[0]!.rules.splice(0))).toEqual({ more: true, less: false });
    expect(change((copy) => copy.levels.splice(0))).toEqual({ more: true, less: false });
    expect(change((copy) => copy.levels[0]!.exempt.push('crossing.role'))).toEqual({ more: true, less: false });
    expect(change((copy) => copy.automata[0]!.resetBy.pop())).toEqual({ more: true, less: true });
    expect(change(() => {})).toEqual({ more: false, less: false });
  });
});
