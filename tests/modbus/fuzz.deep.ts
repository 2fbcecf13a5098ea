/** libFuzzer over the generated C of server and client, under the address and undefined-behaviour sanitizers. `npm run fuzz:modbus`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildSystem } from '../../scripts/build.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { silent } from '../../scripts/output.ts';
import { randomFrame, randomFrom } from './frames.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-modbus-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const runtime = inCheckout('compiler', 'runtime');
const seconds = 20;

/** The steps of fuzz.c for one frame: its bytes at once, behind a silence of 120 ms. */
function asSteps(frame: Uint8Array): Buffer {
  const steps: number[] = [];
  for (let at = 0; at < frame.length; at += 63) {
    const part = frame.subarray(at, at + 63);
    steps.push((at === 0 ? 0xc0 : 0) | part.length, ...part);
  }
  return Buffer.from(steps);
}

describe.each(['server', 'client'])('the %s under libFuzzer', (task) => {
  it(`${seconds} seconds: no trap, no finding, no wrong frame, never deaf`, async () => {
    const out = join(folder, task);
    await buildSystem({ system: inCheckout('tests', 'fixtures', 'modbus', task), outDir: out, progress: silent });
    const fuzzer = join(folder, `fuzz-${task}`);
    execFileSync('clang', [
      ...['-std=c11', '-g', '-O2', '-w', '-ffp-contract=off', '-fsanitize=fuzzer,address,undefined', '-fno-sanitize-recover=all'],
      ...['-I', inCheckout('kernel', 'include'), '-I', runtime, `-D${task.toUpperCase()}`],
      ...[join(out, 'c', `${task}.c`), inCheckout('tests', 'modbus', 'fuzz.c')],
      ...readdirSync(runtime)
        .filter((name) => name.endsWith('.c'))
        .map((name) => join(runtime, name)),
      ...['-lm', '-o', fuzzer],
    ]);
    const corpus = join(folder, `corpus-${task}`);
    mkdirSync(corpus);
    const random = randomFrom(11);
    for (let seed = 0; seed < 300; seed++) writeFileSync(join(corpus, String(seed)), asSteps(randomFrame(random)));
    const { status, stderr } = spawnSync(
      fuzzer,
      [corpus, '-seed=1', `-max_total_time=${seconds}`, '-max_len=1024', `-artifact_prefix=${folder}/`],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    expect(status, stderr.slice(-3000)).toBe(0);
    const runs = Number(/^Done (\d+) runs/m.exec(stderr)?.[1]);
    console.log(`${task}: ${runs} inputs`);
    expect(runs).toBeGreaterThan(1000);
  });
});
