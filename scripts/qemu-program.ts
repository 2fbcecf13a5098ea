/** Which QEMU runs a board: the one on PATH, or, where that is too old for the board, the newer one that set-up put into build/qemu. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Board } from '../compiler/system/model.ts';
import { inCheckout } from './checkout.ts';
import { exitCode, Failure } from './run-failure.ts';
import { onPath, requireTool } from './toolchain.ts';

const command = 'qemu-system-arm';

/** What set-up unpacks from Debian's backports (setup-qemu.mjs); null when it did not. */
export function newerQemu(): string | null {
  const place = inCheckout('build', 'qemu', 'usr', 'bin', command);
  return existsSync(place) ? place : null;
}

const versions = new Map<string, string>();

/** Release of a QEMU: '7.2.22'; '0' when it does not tell one. */
export function qemuVersion(program: string): string {
  let version = versions.get(program);
  if (version === undefined) {
    version = '0';
    try {
      version = /version (\d+(?:\.\d+)+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[1] ?? '0';
    } catch {
      // One that does not start is none.
    }
    versions.set(program, version);
  }
  return version;
}

function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (const [index, part] of b.entries()) if ((a[index] ?? 0) !== part) return (a[index] ?? 0) > part;
  return true;
}

/** Absolute path of a QEMU that models the board, or why there is none, in words for the user. */
export function findQemu(board: Board): { program: string } | { missing: string } {
  const since = board.qemu?.since;
  if (since === undefined) return { program: requireTool(command) };
  const places = [onPath(command), newerQemu()].filter((place) => place !== null);
  const program = places.find((place) => isAtLeast(qemuVersion(place), since));
  if (program !== undefined) return { program };
  const refusal = inCheckout('build', 'qemu-missing.txt');
  const tried = existsSync(refusal) ? `; ${readFileSync(refusal, 'utf8').trim()}` : '';
  const there = places.length === 0 ? 'there is none here' : `here is ${places.map(qemuVersion).join(' and ')}`;
  return { missing: `board '${board.name}' needs QEMU ${since} or newer to be simulated; ${there}${tried}` };
}

/** @throws Failure (3) that says which QEMU it takes, and how to get it */
export function requireQemu(board: Board): string {
  const found = findQemu(board);
  if ('program' in found) return found.program;
  throw new Failure(exitCode.toolMissing, `${found.missing}\n  on Debian 12, take it from backports: npx bulkhead doctor --qemu`);
}
