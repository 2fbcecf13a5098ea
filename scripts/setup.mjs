// Set-up for `npm start` and `npm test`, in plain Node without packages: npm packages by the lock file, and the Debian packages that are missing.
// With everything there it takes milliseconds.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installNewerQemu } from './setup-qemu.mjs';

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(checkout, 'node_modules');
const marker = join(modules, '.bulkhead-setup');
const toolMissing = 3;

/** Makes everything ready for the purposes given ('build', 'run', 'test'). Ends the process with 3, and says what to run, when it may not. */
export function setUp(purposes) {
  requireNode();
  installNpmPackages();
  linkCommand();
  installDebianPackages(purposes);
  // For tests alone: what can be had without it runs without it.
  if (purposes.includes('test')) installNewerQemu();
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Bulkhead needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

function stop(message) {
  console.error(message);
  process.exit(toolMissing);
}

function installNpmPackages() {
  const lock = readFileSync(join(checkout, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(marker) === hash) return;
  if (!matchesLock(JSON.parse(lock))) {
    console.log('set-up: npm packages (npm ci)');
    const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: checkout, stdio: 'inherit' });
    if (result.error || result.status !== 0) stop('set-up: npm ci failed; see above. It needs the npm registry once.');
  }
  writeFileSync(marker, hash);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Were the packages installed by other means already? npm leaves a list of what it put there. */
function matchesLock(lock) {
  const installed = read(join(modules, '.package-lock.json'));
  if (installed === null) return false;
  const there = JSON.parse(installed).packages;
  return Object.entries(lock.packages).every(
    ([path, entry]) => path === '' || entry.optional === true || entry.peer === true || there[path]?.version === entry.version,
  );
}

/** `npx bulkhead` in the checkout: npm links the commands of dependencies only, not those of the package itself. */
export function linkCommand() {
  const link = join(modules, '.bin', 'bulkhead');
  if (existsSync(link) || !existsSync(modules)) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'scripts', 'bulkhead.mjs'), link);
}

function isThere(tool) {
  if (tool.command === undefined) return tool.files.some((file) => existsSync(file));
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    if (folder === '') return false;
    try {
      const place = join(folder, tool.command);
      accessSync(place, constants.X_OK);
      return statSync(place).isFile();
    } catch {
      return false;
    }
  });
}

function missingTools(purposes) {
  const tools = JSON.parse(readFileSync(join(checkout, 'scripts', 'tools.json'), 'utf8'));
  return tools.filter((tool) => purposes.includes(tool.needed) && !isThere(tool));
}

function installDebianPackages(purposes) {
  const missing = missingTools(purposes);
  if (missing.length === 0) return;
  const packages = missing.flatMap((tool) => tool.package.split(' '));
  const names = missing.map((tool) => tool.name).join(', ');
  if (!isThere({ command: 'apt-get' })) {
    stop(`set-up: missing: ${names}\nThis is not Debian or one of its kind: install what provides them, then start again.`);
  }
  if (process.getuid?.() !== 0) {
    stop(
      `set-up: missing: ${names}\nInstall them, then start again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    );
  }
  console.log(`set-up: missing: ${names}`);
  runApt(['update', '-q']);
  runApt(['install', '-y', '-q', '--no-install-recommends', ...packages]);
  const still = missingTools(purposes);
  if (still.length > 0) stop(`set-up: still missing: ${still.map((tool) => tool.name).join(', ')}`);
}

function runApt(args) {
  console.log(`set-up: apt-get ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Its own progress in plain lines; what it says matters only when it fails.
  const result = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 });
  if (!result.error && result.status === 0) return;
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`);
  stop(`set-up: apt-get ${args[0]} failed; see above`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // npm runs this after `npm ci`; the command is all that it may add then.
  if (process.argv.includes('--link')) linkCommand();
  else setUp(['build', 'run', 'test']);
}
