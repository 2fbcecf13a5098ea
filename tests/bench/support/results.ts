/** What a benchmark run found, and the figures drawn from it. */

export interface SideResult {
  instructions: number;
  /** Functions, constants and initial values of the program itself in flash, in bytes. */
  text: number;
  constants: number;
  data: number;
}

export interface KernelResult {
  name: string;
  checksum: number;
  c: SideResult;
  /** Null while the compiler refuses the program; `refused` says why. */
  typescript: SideResult | null;
  unchecked: SideResult | null;
  refused: string | null;
  /** Run-time checks in the source that the analysis could not prove unnecessary, and those it could. */
  checks: { remaining: number; proved: number } | null;
  node: { strippedUs: number; checkedUs: number };
}

export interface BenchResult {
  flags: readonly string[];
  tools: { gcc: string; qemu: string; node: string };
  kernels: KernelResult[];
  summary: Summary;
}

export interface Summary {
  kernels: number;
  refused: number;
  /** Of the instructions, TypeScript to C. */
  geometricMean: number;
  worst: { name: string; ratio: number } | null;
  uncheckedGeometricMean: number;
  textGeometricMean: number;
  flashGeometricMean: number;
}

export const limits = { geometricMean: 1.1, worst: 1.35, text: 1.15 } as const;

export function ratio(side: SideResult, c: SideResult): number {
  return side.instructions / c.instructions;
}

export function textRatio(side: SideResult, c: SideResult): number {
  return side.text / c.text;
}

export function flash({ text, constants, data }: SideResult): number {
  return text + constants + data;
}

export function flashRatio(side: SideResult, c: SideResult): number {
  return flash(side) / flash(c);
}

export function geometricMean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

export function summarise(kernels: readonly KernelResult[]): Summary {
  const of = (side: 'typescript' | 'unchecked', what: typeof ratio) =>
    kernels.flatMap((kernel) => (kernel[side] ? [what(kernel[side], kernel.c)] : []));
  const worst = kernels
    .flatMap(({ name, typescript, c }) => (typescript ? [{ name, ratio: ratio(typescript, c) }] : []))
    .sort((a, b) => b.ratio - a.ratio)[0];
  return {
    kernels: kernels.length,
    refused: kernels.filter(({ typescript }) => typescript === null).length,
    geometricMean: geometricMean(of('typescript', ratio)),
    worst: worst ?? null,
    uncheckedGeometricMean: geometricMean(of('unchecked', ratio)),
    textGeometricMean: geometricMean(of('typescript', textRatio)),
    flashGeometricMean: geometricMean(of('typescript', flashRatio)),
  };
}
