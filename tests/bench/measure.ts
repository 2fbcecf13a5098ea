/**
 * Measures every benchmark on both sides and writes build/bench/bench.{md,json,svg}; prints the table.
 *
 *   npx tsx tests/bench/measure.ts [NAME…]
 *
 * Exit code 1 when a checksum differs between the sides. Refused programs are listed, not failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from '../../scripts/checkout.ts';
import { runTool } from '../../scripts/jobs.ts';
import { requireTool } from '../../scripts/toolchain.ts';
import { measureC } from './support/c-side.ts';
import { flags, type Measurement } from './support/image.ts';
import { benchMarkdown } from './support/markdown.ts';
import { checkPrograms, measureUnderNode } from './support/node-side.ts';
import { benchPlot } from './support/plot.ts';
import { type BenchProgram, benchPrograms } from './support/programs.ts';
import { type BenchResult, type KernelResult, type SideResult, summarise } from './support/results.ts';
import { measureTypeScript, RefusedProgram, type TypeScriptMeasurement } from './support/ts-side.ts';

const folder = inCheckout('build', 'bench');

function side({ instructions, sizes }: Measurement): SideResult {
  return { instructions, text: sizes.text, constants: sizes.constants, data: sizes.data };
}

/** The compiled program with and without its checks; the text of the refusal when there is none. */
async function compiled(bench: BenchProgram): Promise<{ checked: TypeScriptMeasurement; unchecked: TypeScriptMeasurement } | string> {
  try {
    return {
      checked: await measureTypeScript(bench, join(folder, bench.name, 'ts'), { checks: true }),
      unchecked: await measureTypeScript(bench, join(folder, bench.name, 'ts-unchecked'), { checks: false }),
    };
  } catch (error) {
    if (error instanceof RefusedProgram) return error.message;
    throw error;
  }
}

async function measureKernel(bench: BenchProgram, program: ReturnType<typeof checkPrograms>): Promise<KernelResult> {
  const node = measureUnderNode(bench, program);
  const [c, typescript] = await Promise.all([measureC(bench, join(folder, bench.name, 'c')), compiled(bench)]);
  const checksums: [string, number][] = [['C', c.checksum]];
  if (typeof typescript !== 'string') {
    checksums.push(['TypeScript', typescript.checked.checksum], ['TypeScript, checks off', typescript.unchecked.checksum]);
  }
  for (const [name, checksum] of checksums) {
    if (checksum === node.checksum) continue;
    console.error(`${bench.name}: checksum ${checksum} of ${name}, but ${node.checksum} under Node`);
    process.exitCode = 1;
  }
  const { strippedUs, checkedUs } = node;
  const common = { name: bench.name, checksum: node.checksum, c: side(c), node: { strippedUs, checkedUs } };
  if (typeof typescript === 'string') return { ...common, typescript: null, unchecked: null, refused: typescript, checks: null };
  const { checked, unchecked } = typescript;
  return { ...common, typescript: side(checked), unchecked: side(unchecked), refused: null, checks: checked.checks };
}

/** Measures the named programs, all when none is named. */
export async function measureAll(names: readonly string[] = []): Promise<BenchResult> {
  const known = benchPrograms();
  const unknown = names.filter((name) => !known.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new Error(`no benchmark '${unknown[0]}'; there are ${known.map(({ name }) => name).join(', ')}`);
  const chosen = names.length === 0 ? known : known.filter(({ name }) => names.includes(name));
  const program = checkPrograms(chosen);
  const kernels: KernelResult[] = [];
  // One after the other: the times under Node are wall time.
  for (const bench of chosen) kernels.push(await measureKernel(bench, program));
  const firstLine = async (tool: string) => (await runTool(requireTool(tool), ['--version'])).split('\n')[0]!;
  const tools = { gcc: await firstLine('arm-none-eabi-gcc'), qemu: await firstLine('qemu-system-arm'), node: process.version };
  return { flags, tools, kernels, summary: summarise(kernels) };
}

if (process.argv[1] === import.meta.filename) {
  const result = await measureAll(process.argv.slice(2));
  mkdirSync(folder, { recursive: true });
  const markdown = benchMarkdown(result);
  writeFileSync(join(folder, 'bench.md'), markdown);
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(folder, 'bench.svg'), benchPlot(result));
  console.log(markdown);
}
