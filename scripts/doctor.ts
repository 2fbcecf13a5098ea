/** `bulkhead doctor`: each tool, its version, what it is for, and what to install where it is missing. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import pc from 'picocolors';
import type { Board } from '../compiler/system/model.ts';
import { loadBoards } from './boards.ts';
import { inCheckout } from './checkout.ts';
import { runJob } from './jobs.ts';
import { table } from './output.ts';
import { findQemu, qemuVersion } from './qemu-program.ts';
import { exitCode } from './run-failure.ts';
import { installCommand, knownTools, locate, type Tool } from './toolchain.ts';

export function register(program: Command): void {
  program
    .command('doctor')
    .summary('what is installed and what is missing')
    .option('--qemu', 'on Debian 12, take a newer QEMU from backports into build/qemu, for the boards that need one')
    .description('Lists the tools that Bulkhead runs. Exits with 3 when one is missing that building, running or testing needs.')
    .addHelpText('after', '\nExample:\n  npx bulkhead doctor')
    .action((options: { qemu?: true }) => (options.qemu ? installQemu() : doctor()));
}

/** The set-up of the checkout does it: scripts/setup-qemu.mjs. */
async function installQemu(): Promise<void> {
  const { stdout, code } = await runJob(process.execPath, [inCheckout('scripts', 'setup-qemu.mjs')]);
  process.stdout.write(stdout);
  process.exitCode = code === 0 ? exitCode.good : exitCode.toolMissing;
}

async function doctor(): Promise<void> {
  const tools = knownTools();
  const places = tools.map((tool) => locate(tool));
  const versions = await Promise.all(tools.map((tool, index) => versionOf(tool, places[index] ?? null)));
  const rows = tools.map((tool, index) => [
    places[index] ? pc.green('found  ') : isNeeded(tool) ? pc.red('missing') : pc.yellow('missing'),
    tool.name,
    versions[index]!,
    `${tool.purpose}${isNeeded(tool) ? '' : ' (optional)'}`,
  ]);
  const npm = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { engines: { node: string } };
  rows.unshift([pc.green('found  '), 'node', process.versions.node, `runs Bulkhead (${npm.engines.node})`]);
  for (const board of (await loadBoards()).values()) if (board.qemu?.since !== undefined) rows.push(boardRow(board));
  process.stdout.write(`${table(rows)}\n`);
  const missing = tools.filter((_, index) => places[index] === null);
  if (missing.length > 0) process.stdout.write(`\ninstall what is missing: ${installCommand(missing.map((tool) => tool.package))}\n`);
  if (missing.some(isNeeded)) process.exitCode = exitCode.toolMissing;
}

/** A board that not every QEMU models. */
function boardRow(board: Board): string[] {
  const found = findQemu(board);
  const name = `qemu for ${board.name}`;
  if ('program' in found) return [pc.green('found  '), name, qemuVersion(found.program), found.program];
  return [pc.yellow('missing'), name, '-', `${board.qemu!.since} or newer, to simulate it (optional): npx bulkhead doctor --qemu`];
}

function isNeeded(tool: Tool): boolean {
  return tool.needed === 'build' || tool.needed === 'run' || tool.needed === 'test';
}

async function versionOf(tool: Tool, place: string | null): Promise<string> {
  if (place === null) return '-';
  if (tool.command === undefined) return '';
  // mbpoll and openocd write theirs on stderr.
  const { stdout, stderr } = await runJob(place, [tool.command === 'mbpoll' ? '-V' : '--version']);
  return /\b\d+\.\d+(?:\.\d+)?/.exec(`${stdout}\n${stderr}`)?.[0] ?? '?';
}
