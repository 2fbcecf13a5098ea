/** One build at a time in one output folder: parallel test workers build the same system. */
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryBeside } from './cache.ts';

const pollMs = 50;
/** No build takes so long: the number of its holder has come to another process since. */
const longestMs = 30 * 60_000;

/**
 * Does the work while no other process, and no other caller of this one, does its own with the same lock file. The lock of a process that is no
 * more is void.
 * @param file absolute path of the lock file
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) await delay(pollMs);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** The lock file appears whole, with the holder's process in it: a link to a finished file. */
function take(file: string): boolean {
  const mine = temporaryBeside(file);
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function isHeld(file: string): boolean {
  let holder: number;
  try {
    holder = Number(readFileSync(file, 'utf8'));
    if (Date.now() - statSync(file).mtimeMs > longestMs) return false;
  } catch {
    // Given back meanwhile.
    return true;
  }
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
