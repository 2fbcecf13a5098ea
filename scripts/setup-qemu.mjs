// A newer QEMU beside an old one, in plain Node without packages. Debian 12 has 7.2, which does not model every board; its backports have 10.0. What is
// installed stays as it is: the one program is unpacked into build/qemu, where qemu-program.ts finds it. Nothing here needs root, and nothing fails because
// of it: without network the boards that need it are not simulated, and whoever wants them is told why.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const build = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build');
const folder = join(build, 'qemu');
const program = join(folder, 'usr', 'bin', 'qemu-system-arm');
/** Why the last attempt failed: it is not made again and again. */
const refusal = join(build, 'qemu-missing.txt');
/** The first release that models the boards of boards/. */
const least = [9, 1];
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const suite = 'bookworm-backports';
const limitMs = 120_000;

/** Null when the program does not run. */
function versionOf(command) {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  const found = /version (\d+)\.(\d+)/.exec(stdout ?? '');
  return found && [Number(found[1]), Number(found[2])];
}

function isNewEnough(version) {
  return version !== null && (version[0] > least[0] || (version[0] === least[0] && version[1] >= least[1]));
}

/**
 * Makes sure of a QEMU of 9.1 or newer, where that can be had.
 * @param again try although it has failed before
 * @returns null when there is one, else why not
 */
export function installNewerQemu({ again = false } = {}) {
  if (existsSync(program) || isNewEnough(versionOf('qemu-system-arm'))) return null;
  if (!again && existsSync(refusal)) return readFileSync(refusal, 'utf8').trim();
  if (!isBookworm() || ['apt-get', 'dpkg-deb', 'tar'].some((tool) => spawnSync(tool, ['--version']).error)) {
    return 'set-up brings a newer one on Debian 12 only';
  }
  console.log(`set-up: qemu-system-arm of ${suite}, into build/qemu`);
  mkdirSync(build, { recursive: true });
  const reason = unpack();
  if (reason === null) rmSync(refusal, { force: true });
  else {
    writeFileSync(refusal, `${reason}\n`);
    console.log(`set-up: ${reason}\nset-up: goes on without it: boards that need it are not simulated`);
  }
  return reason;
}

function isBookworm() {
  return (
    existsSync(keyring) && /^VERSION_CODENAME=bookworm$/m.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '')
  );
}

function unpack() {
  const work = `${folder}.${process.pid}`;
  try {
    for (const name of ['lists/partial', 'cache/archives/partial', 'parts', 'root']) mkdirSync(join(work, name), { recursive: true });
    writeFileSync(join(work, 'sources.list'), `deb [signed-by=${keyring}] http://deb.debian.org/debian ${suite} main\n`);
    const options = {
      'Dir::Etc::sourcelist': join(work, 'sources.list'),
      'Dir::Etc::sourceparts': join(work, 'parts'),
      'Dir::State::lists': join(work, 'lists'),
      'Dir::Cache': join(work, 'cache'),
      'APT::Sandbox::User': '',
      'Acquire::http::Timeout': '15',
      'Acquire::Retries': '1',
    };
    const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    run('apt-get', [...flags, '-o', 'APT::Update::Error-Mode=any', 'update', '-q'], work);
    run('apt-get', [...flags, 'download', '-q', '-t', suite, 'qemu-system-arm'], work);
    const archive = readdirSync(work).find((name) => name.endsWith('.deb'));
    run('sh', ['-c', `dpkg-deb --fsys-tarfile '${archive}' | tar -x -C root ./usr/bin/qemu-system-arm`], work);
    const unpacked = join(work, 'root', 'usr', 'bin', 'qemu-system-arm');
    if (!isNewEnough(versionOf(unpacked))) return `the QEMU of ${suite} does not run here`;
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, 'root'), folder);
    return null;
  } catch (error) {
    return `no QEMU from ${suite}: ${error.message}`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(command, args, cwd) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: limitMs });
  if (error) throw new Error(`${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${stderr || stdout}`.trim().split('\n').at(-1) || `${command} ended with ${status}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const reason = installNewerQemu({ again: true });
  console.log(reason ?? 'there is a QEMU of 9.1 or newer');
  process.exit(reason === null ? 0 : 3);
}
