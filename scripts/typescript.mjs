// Stands in the place of 'ts-morph' in the bundle: the compiler's tree and checker, which is all that Bulkhead uses of it, without the parts around them.
// The 9 MB of it are what a build of one changed task mostly waits for, so V8's compiled form of them is kept beside the bundle.
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

const require = createRequire(import.meta.url);
// Where ts-morph finds it: the two may lie in different folders.
const file = createRequire(require.resolve('ts-morph')).resolve('@ts-morph/common/dist/typescript.js');

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function load() {
  const known = require.cache[file];
  if (known) return known.exports;
  const { size, mtimeMs } = statSync(file);
  const store = join(BULKHEAD_CACHE, `typescript-${process.versions.v8}-${size}-${Math.trunc(mtimeMs)}.bin`);
  const cachedData = read(store);
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file, cachedData });
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => keep(script, store));
  // As `require` would, so that whoever asks for ts-morph in another way gets the same one.
  const module = new Module(file);
  module.filename = file;
  require.cache[file] = module;
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  module.loaded = true;
  return module.exports;
}

/** At the end of the process: the functions that were used are in it by then. */
function keep(script, store) {
  try {
    const beside = `${store}.${process.pid}`;
    writeFileSync(beside, script.createCachedData());
    renameSync(beside, store);
  } catch {
    // It was for speed only.
  }
}

export const ts = load();
