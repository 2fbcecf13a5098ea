/** `bulkhead debug`: gdb on firmware in QEMU, in the lines and names of the TypeScript sources. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCheckout } from '../../scripts/checkout.ts';
import { exitCode } from '../../scripts/run-failure.ts';
import { type Finished, finish } from './cli.ts';

const system = inCheckout('tests', 'hil', 'fixtures', 'debug');
const folder = mkdtempSync(join(tmpdir(), 'bulkhead-debug-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What gdb said for each command: a script of them, each with an echo of itself before. */
async function session(target: string, commands: readonly string[], options: readonly string[] = []) {
  const script = join(folder, `${Math.abs(commands.join().length)}.gdb`);
  writeFileSync(script, commands.map((command, index) => `echo \\n@${index}\\n\n${command}`).join('\n'));
  const ended = await finish(['debug', target, '--script', script, ...options]);
  const answers = new Map<string, string>();
  for (const [, index, text] of ended.stdout.matchAll(/\n@(\d+)\n([\s\S]*?)(?=\n@|$)/g))
    answers.set(`${index} ${commands[Number(index)]}`, text!.trim());
  const answer = (command: string) => {
    const found = [...answers].find(([key]) => key === command || key.slice(key.indexOf(' ') + 1) === command);
    expect(found, `${command}\n${ended.stdout}\n${ended.stderr}`).toBeDefined();
    return found![1];
  };
  return { ...ended, answer };
}

describe('a session on a system', () => {
  let ended: Finished & { answer: (command: string) => string };
  beforeAll(async () => {
    ended = await session(
      system,
      [
        'tbreak recipe.ts:34 if $ts("each") == 40',
        'continue',
        'info locals',
        'backtrace',
        'up 2',
        'info locals',
        'break mixer.ts:23',
        'continue',
        'info locals',
        'backtrace',
        'ts mixture',
        'ts mixture.parts[scans]',
        'ts amounts.length',
        'ts step.speed',
        'ts last',
        'ts current.amount',
        'ts current',
        'info tasks',
        'next',
        'step',
        'next',
        'info locals',
        'delete',
        'tbreak blinker.ts:20',
        'continue',
        'ts scans',
        'tbreak blinker.ts:12',
        'continue',
        'backtrace',
        'info locals',
        'ts turns',
        'tbreak blinker.ts:29',
        'continue',
        'info locals',
        'ts orders',
        'ts order.level',
        'ts order.ends[1]',
        'tbreak blinker.ts:37',
        'continue',
        'up',
        'info locals',
        'tbreak blinker.ts:32',
        'continue',
        'info locals',
        'next',
        'info locals',
        'ts sum.length',
        'ts sum[0]',
      ],
      ['--task', 'mixer', '--out', join(folder, 'out')],
    );
  }, 120_000);

  it('ends with success, and says nothing of trouble', () => {
    expect(ended.code, ended.stderr).toBe(exitCode.good);
    expect(ended.stderr).not.toMatch(/error|exception/i);
    expect(ended.stdout).not.toMatch(/error|exception|trap|restarted/i);
  });

  it('begins in the scan of the task that was asked for', () => {
    expect(ended.stdout).toMatch(/Temporary breakpoint 1, mixer_scan \(\) at .*mixer\.ts:27\n27\t {2}scans = \(scans \+ 1\) % 100;/);
  });

  it('stops at a TypeScript line on a condition in names of the source', () => {
    expect(ended.answer('1 continue')).toMatch(/recipe\.ts:34\n34\t {4}sum = each \+ sum;$/);
    expect(ended.answer('2 info locals')).toBe('each = 40\nsum = 2\nlist = [5, -3, 40]');
  });

  it('gives a stack trace in names and lines of the source, without the C around it', () => {
    const trace = ended.answer('3 backtrace').split('\n');
    expect(trace.map((line) => line.replace(/0x[0-9a-f]+ in /, '').replace(/ at .*\//, ' at '))).toEqual([
      '#0  total (list=[5, -3, 40]) at recipe.ts:34',
      "#1  decide (phase='filling', speed=Speed.Slow, limit=300) at mixer.ts:18",
      '#2  scan () at mixer.ts:29',
    ]);
  });

  it('says of a local whose initial value is still being worked out that it has none', () => {
    expect(ended.answer('5 info locals')).toBe('open = <not yet set>\nspeed = Speed.Slow');
    // Its declaration begins on this line, and goes on for three.
    expect(ended.answer('33 info locals')).toMatch(/^turns = <not yet set>$/m);
    expect(ended.answer('40 info locals')).toMatch(/^turns = <not yet set>$/m);
    expect(ended.answer('43 info locals').split('\n').slice(0, 2)).toEqual(['sum = <not yet set>', 'turns = 4']);
    expect(ended.answer('45 info locals').split('\n').slice(0, 2)).toEqual(['sum = [4, true]', 'turns = 4']);
  });

  it('shows of a union the member that it is, and tuples by their members', () => {
    expect(ended.answer('ts orders')).toBe(
      "orders = [Order { kind: 'dim', level: 9, ends: [3, true] }, Order { kind: 'flash', turns: 4 }, Order { kind: 'off' }]",
    );
    expect(ended.answer('ts order.level')).toBe('order.level = 9');
    expect(ended.answer('ts order.ends[1]')).toBe('order.ends[1] = true');
    expect(ended.answer('ts sum.length')).toBe('sum.length = 2');
    expect(ended.answer('ts sum[0]')).toMatch(/^sum\[0\] = 4$/m);
  });

  it('shows locals and parameters by their own names, enums and unions of strings by member', () => {
    expect(ended.answer('8 info locals').split('\n').sort()).toEqual(
      ["phase = 'filling'", 'speed = Speed.Slow', 'limit = 300', 'measured = 0', 'open = true'].sort(),
    );
  });

  it('shows objects by class and field, elements, lengths, and constants that are in no memory', () => {
    expect(ended.answer('ts mixture')).toBe("mixture = Mixture { phase: 'idle', ratio: 0.1, parts: [0, 0, 42, 0] }");
    expect(ended.answer('ts mixture.parts[scans]')).toBe('mixture.parts[scans] = 0');
    expect(ended.answer('ts amounts.length')).toBe('amounts.length = 3');
    expect(ended.answer('ts step.speed')).toBe('step.speed = Speed.Slow');
    expect(ended.answer('ts last')).toBe('last = 0');
    expect(ended.answer('ts current.amount')).toBe('current.amount = -7');
    expect(ended.answer('ts current')).toBe("current = Step { phase: 'filling', speed: Speed.Slow, amount: -7 }");
  });

  it('steps from line to line and back into the caller', () => {
    expect(ended.answer('18 next')).toMatch(/^24\t}$/);
    expect(ended.answer('19 step')).toMatch(/mixer\.ts:30\n30\t {2}valve\.value = open;$/);
    expect(ended.answer('20 next')).toMatch(/^31\t/);
    expect(ended.answer('21 info locals').split('\n').sort()).toEqual(['open = true', 'speed = Speed.Slow']);
  });

  it('knows whose code runs, and takes names from there', () => {
    expect(ended.answer('info tasks')).toMatch(/^\* mixer/m);
    expect(ended.answer('ts scans')).toBe('scans = 201');
  });

  it('shows the locals of a sequence, which outlive the scan', () => {
    const trace = ended.answer('28 backtrace').split('\n');
    expect(trace.map((line) => line.replace(/0x[0-9a-f]+ in /, '').replace(/ at .*\//, ' at '))).toEqual([
      '#0  blink () at blinker.ts:12',
      '#1  scan () at blinker.ts:20',
    ]);
    expect(ended.answer('29 info locals')).toMatch(/^turns = 5$/m);
    expect(ended.answer('ts turns')).toMatch(/^turns = 5$/m);
  });

  it('refuses a field that this member of a union does not have, and a local without a value', async () => {
    const target = join(folder, 'out', 'firmware.elf');
    const field = await session(target, ['tbreak blinker.ts:29', 'continue', 'ts order.turns'], ['--task', 'blinker']);
    expect(field.code).toBe(exitCode.firmwareFailed);
    expect(field.stderr).toContain("this member of the union has no 'turns'");
    const local = await session(target, ['tbreak blinker.ts:32', 'continue', 'ts sum[0]'], ['--task', 'blinker']);
    expect(local.code).toBe(exitCode.firmwareFailed);
    expect(local.stderr).toContain("'sum' has no value yet: its declaration has not run");
  }, 60_000);

  it('debugs an ELF file as it is, optimised, and the system need not be there', async () => {
    const built = await finish(['build', system, '--out', join(folder, 'plain')]);
    expect(built.code, built.stderr).toBe(exitCode.good);
    const again = await session(join(folder, 'plain', 'firmware.elf'), ['ts scans', 'backtrace'], ['--task', 'mixer']);
    expect(again.code, again.stderr).toBe(exitCode.good);
    expect(again.answer('ts scans')).toMatch(/^scans = \d+$/);
  }, 60_000);

  it('leaves no QEMU, no gdb and no socket behind', () => {
    const left = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(folder) && /qemu-system-arm|gdb-multiarch/.test(line));
    expect(left.length).toBe(0);
  });
});

describe('what is refused', () => {
  it('a task that is not there, with those that are', async () => {
    const { code, stderr } = await finish(['debug', system, '--task', 'mixr', '--out', join(folder, 'out')]);
    expect(code).toBe(exitCode.usage);
    expect(stderr).toContain('mixer');
  });

  it('a script that is not there', async () => {
    expect((await finish(['debug', system, '--script', join(folder, 'none.gdb')])).code).toBe(exitCode.usage);
  });

  it('a file that is no image of ours', async () => {
    const { code, stderr } = await finish(['debug', inCheckout('package.json')]);
    expect(code).toBe(exitCode.input);
    expect(stderr).toContain('BH4002');
  });

  it('an error in the script, with exit code 4', async () => {
    const { code, stderr } = await session(system, ['ts nonesuch'], ['--task', 'mixer', '--out', join(folder, 'out')]);
    expect(code).toBe(exitCode.firmwareFailed);
    expect(stderr).toContain("there is no variable 'nonesuch' here");
  });

  it('a board without a probe on it, in words', async () => {
    const { code, stderr } = await session(system, ['info tasks'], ['--probe', '--out', join(folder, 'out')]);
    expect([exitCode.input, exitCode.toolMissing]).toContain(code);
    expect(stderr).toMatch(/no debug probe for netduinoplus2 found|openocd is missing/);
  });
});
