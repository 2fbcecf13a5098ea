// Loads main.ts, or the test bench of bulkhead/hil. TypeScript is bundled once for each state of the sources and kept in node_modules/.cache: a start
// then takes a fraction of what transforming a hundred modules takes. Where that folder cannot be written, tsx does it module by module.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(checkout, 'node_modules', '.cache', 'bulkhead');
const entries = ['main', 'hil/open-machine', 'policy/open-policy'];
const dayMs = 24 * 3600 * 1000;

/** The module scripts/main.ts. */
export function loadMain() {
  return loadModule('main');
}

/** One of the entries below, by its path in scripts/ without ending. */
export async function loadModule(name) {
  const folder = join(cache, stampOf(['scripts', 'compiler', 'lib', 'boards', 'hal']));
  const module = join(folder, `${name}.js`);
  if (!isFile(module) && !(await bundle(folder))) {
    const { register } = await import('tsx/esm/api');
    register();
    return import(/* @vite-ignore */ new URL(`${name}.ts`, import.meta.url).href);
  }
  return import(/* @vite-ignore */ pathToFileURL(module).href);
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Changes with every change of a source: names, sizes and times, which are read faster than contents. */
function stampOf(folders) {
  const hash = createHash('sha256')
    .update(process.version)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  for (const folder of folders) {
    for (const name of readdirSync(join(checkout, folder), { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const { size, mtimeMs } = statSync(join(checkout, folder, name));
      hash.update(`${folder}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 24);
}

/** Makes the folder as a whole; false where that is not possible. */
async function bundle(folder) {
  const { build } = await import('esbuild');
  const unfinished = `${folder}.${process.pid}`;
  try {
    mkdirSync(cache, { recursive: true });
    await build({
      entryPoints: entries.map((name) => join(checkout, 'scripts', `${name}.ts`)),
      outbase: join(checkout, 'scripts'),
      outdir: unfinished,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
      logLevel: 'silent',
      tsconfigRaw: {},
      define: { BULKHEAD_CACHE: JSON.stringify(cache) },
      plugins: [ownAddress, lightTypeScript],
    });
    renameSync(unfinished, folder);
    removeOld(folder);
    return true;
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process may have been faster. A mistake in a source is told better by tsx.
    return isFile(join(folder, 'main.js'));
  }
}

/** Modules find their neighbours by import.meta.url: it stays the address of the source. */
const ownAddress = {
  name: 'own-address',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?ts$|typescript\.mjs$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8');
      if (!contents.includes('import.meta.url')) return undefined;
      return { contents: contents.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
    });
  },
};

/** See typescript.mjs. */
const lightTypeScript = {
  name: 'light-typescript',
  setup({ onResolve }) {
    onResolve({ filter: /^ts-morph$/ }, ({ kind }) => {
      return kind === 'import-statement' ? { path: join(checkout, 'scripts', 'typescript.mjs') } : undefined;
    });
  },
};

/** Bundles of a day ago: a process that still runs may load a part of a younger one. */
function removeOld(keep) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (path !== keep && Date.now() - statSync(path).mtimeMs > dayMs) rmSync(path, { recursive: true, force: true });
  }
}
