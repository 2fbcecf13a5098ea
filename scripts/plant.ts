/**
 * The plant model of a system: `plant.ts`, ordinary TypeScript that runs here, on the host, once for each exchange with the firmware.
 * A model that cannot be read, has the wrong form, throws or gives an impossible value is the user's to correct: each ends as an InputError that names file and line.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildFailure, BuildResult, Message, PluginBuild } from 'esbuild';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import type { Place } from '../compiler/ir/types.ts';
import type { Plant, SerialDevice } from '../lib/plant.ts';
import { inCheckout, isInside, shown as shownPath } from './checkout.ts';
import { InputError } from './errors.ts';
import { SourceMap } from './plant-source-map.ts';

export type { Plant };

const require = createRequire(import.meta.url);

/** Names that would make two runs of one system differ. */
const repeatable = {
  'Math.random': '__bulkheadRandom',
  'Date.now': '__bulkheadClock',
  'performance.now': '__bulkheadClock',
};
const refusals = [
  "const __bulkheadRandom = () => { throw new Error('Math.random() makes every run differ: use noise(seed, amplitude) of bulkhead/plant'); };",
  "const __bulkheadClock = () => { throw new Error('the time of the host makes every run differ: add up dt instead'); };",
].join(' ');

/**
 * The plant model that belongs to a run.
 * @param option value of `--plant`, relative to `folder`
 * @param system the folder of the system, whose `plant.ts` is taken when there is no option
 * @returns null when neither is there
 * @throws InputError naming file and line
 */
export async function findPlant(option: string | undefined, system: string, folder: string): Promise<LoadedPlant | null> {
  if (option !== undefined) return loadPlant(resolve(folder, option));
  const own = join(system, 'plant.ts');
  return existsSync(own) ? loadPlant(own) : null;
}

/** Where a model comes from: its file, and the bundle that runs, with the way back. */
interface Origin {
  file: string;
  module: string;
  map: SourceMap;
}

/** A plant whose errors name their place. */
export class LoadedPlant {
  readonly #origin: Origin;
  readonly #plant: Plant;

  constructor(origin: Origin, plant: Plant) {
    this.#origin = origin;
    this.#plant = plant;
  }

  get file(): string {
    return this.#origin.file;
  }

  /** One step; @throws InputError when the model throws or does not return an object. */
  step(dt: number, outputs: Readonly<Record<string, number | boolean>>): Readonly<Record<string, unknown>> {
    let values: unknown;
    try {
      values = this.#plant.step(dt, outputs);
    } catch (error) {
      throw thrown(this.#origin, 'step()', error);
    }
    if (values === null || typeof values !== 'object' || Array.isArray(values)) {
      throw this.failure(`step() returned ${shown(values)}`, 'return an object with the inputs by name: { level: 500 }');
    }
    return values as Record<string, unknown>;
  }

  /** The model's devices, whose errors name their place, too. */
  get devices(): Readonly<Record<string, SerialDevice>> {
    const wrap = ([name, device]: [string, SerialDevice]) => {
      if (typeof device?.exchange !== 'function') return [name, device];
      const exchange = (received: Uint8Array) => {
        try {
          return device.exchange(received);
        } catch (error) {
          throw thrown(this.#origin, `exchange() of ${name}`, error);
        }
      };
      return [name, { exchange }];
    };
    return Object.fromEntries(Object.entries(this.#plant.serial ?? {}).map(wrap));
  }

  failure(message: string, hint?: string): InputError {
    return problem('BH5005', this.file, message, hint);
  }
}

/** @throws InputError naming file and line */
export async function loadPlant(file: string): Promise<LoadedPlant> {
  if (!existsSync(file))
    throw new InputError([{ code: 'BH5001', severity: 'error', message: `there is no plant model ${shownPath(file)}` }]);
  const { code, map } = await bundle(file);
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-plant-'));
  try {
    const module = join(folder, 'plant.mjs');
    writeFileSync(module, code);
    let exported: unknown;
    try {
      exported = ((await import(pathToFileURL(module).href)) as { default?: unknown }).default;
      if (typeof exported === 'function') exported = makePlant(exported as new () => unknown);
    } catch (error) {
      throw thrown({ file, module, map }, 'loading', error);
    }
    if (!isPlant(exported)) {
      throw problem(
        'BH5004',
        file,
        `the default export is ${shown(exported)}, no plant`,
        'write `export default { step(dt, outputs) { return { … }; } } satisfies Plant`, or a function that returns such an object',
      );
    }
    return new LoadedPlant({ file, module, map }, exported);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makePlant(make: (new () => unknown) & { prototype?: object }): unknown {
  const isClass = typeof make.prototype === 'object' && 'step' in make.prototype;
  return isClass ? new make() : (make as unknown as () => unknown)();
}

function isPlant(value: unknown): value is Plant {
  return typeof value === 'object' && value !== null && typeof (value as Plant).step === 'function';
}

async function bundle(file: string): Promise<{ code: string; map: SourceMap }> {
  // Loaded here: most verbs never need it.
  const esbuild = require('esbuild') as typeof import('esbuild');
  let result: BuildResult<{ write: false }>;
  try {
    result = await esbuild.build({
      entryPoints: [file],
      absWorkingDir: dirname(file),
      bundle: true,
      write: false,
      outdir: dirname(file),
      outExtension: { '.js': '.mjs' },
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: 'external',
      logLevel: 'silent',
      define: repeatable,
      banner: { js: refusals },
      // The model's own tsconfig.json may be for another compiler.
      tsconfigRaw: '{}',
      plugins: [
        {
          name: 'bulkhead',
          setup(build: PluginBuild) {
            build.onResolve({ filter: /^bulkhead(\/|$)/ }, ({ path }) => ({
              path: inCheckout('lib', path === 'bulkhead' ? 'bulkhead.ts' : `${path.slice('bulkhead/'.length)}.ts`),
            }));
          },
        },
      ],
    });
  } catch (error) {
    const messages = (error as Partial<BuildFailure>).errors;
    if (!messages) throw error;
    throw new InputError(messages.map((message) => buildProblem(file, message)));
  }
  const text = (ending: string) => result.outputFiles.find(({ path }) => path.endsWith(ending))!.text;
  return { code: text('.mjs'), map: new SourceMap(text('.mjs.map')) };
}

function buildProblem(file: string, { text, location }: Message): Diagnostic {
  const place = location
    ? placeAt(resolve(dirname(file), location.file), location.line, location.column + 1, Math.max(1, location.length))
    : placeAt(file, 1, 1, 1);
  return { code: 'BH5002', severity: 'error', message: text, place };
}

/** For an exception of the model, at the innermost place of the stack in the model's own files. */
function thrown(origin: Origin, doing: string, error: unknown): InputError {
  const text =
    error instanceof Error ? (error.name === 'Error' ? error.message : `${error.name}: ${error.message}`) : `threw ${shown(error)}`;
  const place = placeIn(error instanceof Error ? (error.stack ?? '') : '', origin) ?? placeAt(origin.file, 1, 1, 1);
  return new InputError([{ code: 'BH5003', severity: 'error', message: `${text} (in ${doing} of the plant model)`, place }]);
}

function problem(code: Diagnostic['code'], file: string, message: string, hint?: string): InputError {
  const { line, column } = exportPlace(file);
  return new InputError([
    { code, severity: 'error', message, place: placeAt(file, line, column, 1), ...(hint === undefined ? {} : { hint }) },
  ]);
}

/** Where the plant is exported: the nearest we can say about a wrong value. */
function exportPlace(file: string): { line: number; column: number } {
  const lines = readFileSync(file, 'utf8').split('\n');
  const index = lines.findIndex((line) => /^\s*export\s+default\b|^\s*export\s*\{[^}]*\bdefault\b/.test(line));
  return index < 0 ? { line: 1, column: 1 } : { line: index + 1, column: lines[index]!.search(/\S/) + 1 };
}

function placeAt(file: string, line: number, column: number, length: number): Place {
  return { file, line, column, endLine: line, endColumn: column + length };
}

function placeIn(stack: string, { file, module, map }: Origin): Place | null {
  for (const match of stack.matchAll(/([^\s(]+):(\d+):(\d+)\)?$/gm)) {
    const path = match[1]!.startsWith('file:') ? fileURLToPath(match[1]!) : match[1]!;
    const found = path === module ? map.find(Number(match[2]), Number(match[3])) : null;
    const source = found && resolve(dirname(file), found.source);
    if (found && source && !isInside(inCheckout('lib'), source)) return placeAt(source, found.line, found.column, 1);
  }
  return null;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object without step()' : String(value);
}
