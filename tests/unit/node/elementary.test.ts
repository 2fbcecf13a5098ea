/** The elementary functions: one algorithm in C and in TypeScript, to the last bit; and close to the true values. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as elementary from '../../../lib/node/elementary.ts';

/** By name, as functions of two arguments. */
const own: Readonly<Record<string, (x: number, y: number) => number>> = { ...elementary };
const engine = Math as unknown as typeof own;

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'bulkhead-elementary-'));
afterAll(() => rmSync(folder, { recursive: true }));

const unary = ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'exp', 'log', 'log2', 'log10', 'cbrt'] as const;
const binary = ['atan2', 'pow', 'hypot'] as const;
const specials = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  3,
  -3,
  27,
  1000,
  1e22,
  709.78,
  709.79,
  -745.1,
  -745.2,
  5e-324,
  1.7976931348623157e308,
  2 ** 53 + 2,
].concat([Math.PI / 4, 0.7853981633974484, 1e-8, Math.SQRT2, Math.SQRT1_2, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN]);

const view = new DataView(new ArrayBuffer(8));
const bits = (x: number) => {
  view.setFloat64(0, Number.isNaN(x) ? Number.NaN : x);
  return view.getBigUint64(0);
};

/** Doubles of all magnitudes, and such as programs have. */
function numbers(count: number): number[] {
  let state = 777n;
  const next = () => {
    state ^= BigInt.asUintN(64, state << 13n);
    state ^= state >> 7n;
    state ^= BigInt.asUintN(64, state << 17n);
    return state;
  };
  const unit = () => Number(next() & 0x1fffffffffffffn) / 2 ** 53;
  const any = () => {
    view.setBigUint64(0, next());
    return view.getFloat64(0);
  };
  const kinds = [any, () => (unit() * 2 - 1) * 30, () => unit() * 2 - 1, () => Math.fround(any())];
  return Array.from({ length: count }, (_, index) => kinds[index % 4]!());
}

const driver = `#include <stdio.h>
#include "bulkhead_rt.h"
static double (*const unary[])(double) = {${unary.map((name) => `bulkhead_${name}`).join(', ')}};
static double (*const binary[])(double, double) = {${binary.map((name) => `bulkhead_${name}`).join(', ')}};
int main(void) {
	uint64_t in[3];
	while (fread(in, 8, 3, stdin) == 3) {
		double x, y, result;
		memcpy(&x, &in[1], 8), memcpy(&y, &in[2], 8);
		result = in[0] < ${unary.length} ? unary[in[0]](x) : binary[in[0] - ${unary.length}](x, y);
		if (isnan(result)) result = (double)NAN;
		fwrite(&result, 8, 1, stdout);
	}
	return 0;
}
`;

/** The results of C for all calls, as bits. */
function underC(calls: readonly { index: number; x: number; y: number }[]): BigUint64Array {
  const runtime = path.join(root, 'compiler', 'runtime');
  const [source, binaryFile] = [path.join(folder, 'driver.c'), path.join(folder, 'driver')];
  writeFileSync(source, driver);
  const flags = ['-std=c11', '-O1', '-ffp-contract=off', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
  const includes = ['-I', runtime, '-I', path.join(root, 'kernel', 'include')];
  execFileSync('gcc', [...flags, ...includes, source, path.join(runtime, 'elementary.c'), '-lm', '-o', binaryFile]);
  const input = new BigUint64Array(calls.flatMap(({ index, x, y }) => [BigInt(index), bits(x), bits(y)]));
  const output = execFileSync(binaryFile, { input: Buffer.from(input.buffer), maxBuffer: 1 << 28 });
  return new BigUint64Array(output.buffer.slice(output.byteOffset, output.byteOffset + output.length));
}

describe('the elementary functions', () => {
  it('are one file, for what runs under Node and for what the compiler works out', () => {
    const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
    expect(read('compiler/front/elementary.ts')).toBe(read('lib/node/elementary.ts'));
  });

  it('give the same bits in C', { timeout: 60_000 }, () => {
    const list = [...specials, ...numbers(2000)];
    const calls = list.flatMap((x) => unary.map((_, index) => ({ index, x, y: 0 })));
    const pairs = specials.flatMap((x) => specials.map((y) => ({ x, y })));
    list.forEach((x, at) => void pairs.push({ x, y: list[(at * 7 + 3) % list.length]! }));
    for (const pair of pairs) binary.forEach((_, index) => void calls.push({ index: unary.length + index, ...pair }));
    const results = underC(calls);
    const differences = calls.flatMap(({ index, x, y }, at) => {
      const name = index < unary.length ? unary[index]! : binary[index - unary.length]!;
      const result = bits(own[name]!(x, y));
      return result === results[at] ? [] : [`${name}(${x}, ${y}): ${result.toString(16)}, C ${results[at]?.toString(16)}`];
    });
    expect(differences.slice(0, 10)).toEqual([]);
    expect(calls.length).toBeGreaterThan(25_000);
  });

  it('are within a few units in the last place of what the engine gives', () => {
    const ulp = (x: number) => 2 ** Math.max(Math.floor(Math.log2(Math.abs(x))) - 52, -1074);
    const worst = new Map<string, number>();
    const list = numbers(3000);
    for (const [at, x] of list.entries()) {
      for (const name of [...unary, ...binary]) {
        const y = list[(at * 5 + 1) % list.length]!;
        const result = own[name]!(x, y);
        const expected = engine[name]!(x, y);
        if (!Number.isFinite(expected) || expected === 0) expect(`${name} ${x} ${y} ${result}`).toBe(`${name} ${x} ${y} ${expected}`);
        else worst.set(name, Math.max(worst.get(name) ?? 0, Math.abs(result - expected) / ulp(expected)));
      }
    }
    for (const [name, error] of worst) expect(error, name).toBeLessThanOrEqual(3);
  });
});
