/**
 * Timing diagrams as data: the inputs of a block over time, and what its outputs must be, written down scan by scan. One table is a test in all three ways of
 * running a block, and a picture in docs/iec/.
 */

/** One character a scan: `_` FALSE, `#` TRUE; or numbers with spaces between, one a scan. */
export type Wave = string;

export interface Diagram {
  block: string;
  /** What the diagram shows. */
  title: string;
  /** How the block is made; absent for a function. */
  make?: string;
  /** What one scan does: statements over `block`, the inputs by name, and outputs that are no getters (`const OUT = …`). */
  scan: string;
  inputs: Readonly<Record<string, Wave>>;
  /** By the standard's names; the getter is the name in camel case. Those of a function are assigned in `scan`. */
  outputs: Readonly<Record<string, Wave>>;
  /** Sized type of each input that is a number; default i32. */
  types?: Readonly<Record<string, string>>;
  /** Milliseconds of the first scan and between scans; default 0 and 10. */
  start?: number;
  step?: number;
  /** Instead of `start` and `step`: the instant of each scan. */
  times?: readonly number[];
  /** Statements before the first scan. */
  before?: string;
}

export const isDigital = (wave: Wave) => /^[_#]+$/.test(wave);

/** The values of a wave, one a scan. */
export function valuesOf(wave: Wave): (boolean | number)[] {
  return isDigital(wave) ? [...wave].map((each) => each === '#') : wave.trim().split(/\s+/).map(Number);
}

/** @throws when the waves of a diagram are not of one length */
export function scansOf({ block, title, inputs, outputs }: Diagram): number {
  const lengths = Object.entries({ ...inputs, ...outputs }).map(([name, wave]) => [name, valuesOf(wave).length] as const);
  const scans = lengths[0]![1];
  const other = lengths.find(([, length]) => length !== scans);
  if (other) throw new Error(`${block}, ${title}: ${other[0]} has ${other[1]} scans, ${lengths[0]![0]} ${scans}`);
  return scans;
}

/** The instant of each scan, in milliseconds; the clock wraps at 2^32. */
export function timesOf(diagram: Diagram): number[] {
  const { start = 0, step = 10, times } = diagram;
  return times ? [...times] : Array.from({ length: scansOf(diagram) }, (_, index) => (start + index * step) % 2 ** 32);
}

/** A program in the subset that runs the diagram, one line of outputs a scan. */
export function programText(diagram: Diagram): string {
  const { block, make, scan, inputs, outputs, types = {}, before = '' } = diagram;
  const tables = Object.entries(inputs).map(([name, wave]) => {
    const list = valuesOf(wave);
    const type = isDigital(wave) ? 'boolean' : (types[name] ?? 'i32');
    return `const ${name}_OF: FixedArray<${type}, ${list.length}> = [${list.join(', ')}];`;
  });
  const values = Object.keys(inputs).map((name) => `  const ${name} = ${name}_OF[turn]!;`);
  const results = Object.keys(outputs).map((name) => (make ? `block.${getter(name)}` : name));
  return [
    "import { f32, type FixedArray, i16, i32, u16, u32, type u8 } from 'bulkhead';",
    `import { ${block} } from 'bulkhead/iec';`,
    ...(make ? [`const block = ${make};`] : []),
    ...tables,
    'let turn: u32 = 0;',
    ...(before ? ['export function init(): void {', `  ${before}`, '}'] : []),
    'export function scan(): void {',
    ...values,
    `  ${scan}`,
    `  console.log(${results.join(', ')});`,
    '  turn++;',
    '}',
    '',
  ].join('\n');
}

function getter(name: string): string {
  return name.toLowerCase();
}

/** What the program must print. */
export function expectedOutput(diagram: Diagram): string {
  const columns = Object.values(diagram.outputs).map(valuesOf);
  return timesOf(diagram)
    .map((_, scan) => `${columns.map((column) => String(column[scan])).join(' ')}\n`)
    .join('');
}
