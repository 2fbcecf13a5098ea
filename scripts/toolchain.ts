/**
 * The programs that Bulkhead runs, by the table in tools.json: where they are, and what to install when they are not. They are found on PATH without
 * starting them.
 */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inCheckout } from './checkout.ts';
import { toolMissing } from './errors.ts';

export interface Tool {
  name: string;
  /** Found on PATH; a tool without one is known by one of `files`. */
  command?: string;
  files?: string[];
  /** Debian packages, separated by spaces. */
  package: string;
  purpose: string;
  /** Who cannot do without it. `flash` and `work` (on Bulkhead itself) are of no concern to anyone else. */
  needed: 'build' | 'run' | 'test' | 'prove' | 'fuzz' | 'flash' | 'work';
}

let table: Tool[] | undefined;

export function knownTools(): readonly Tool[] {
  table ??= JSON.parse(readFileSync(inCheckout('scripts', 'tools.json'), 'utf8')) as Tool[];
  return table;
}

/** Absolute path of a command on PATH; null when there is none. */
export function onPath(command: string, path = process.env.PATH ?? ''): string | null {
  for (const folder of path.split(delimiter)) {
    if (folder === '') continue;
    const candidate = join(folder, command);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Where a tool of the table is; null when it is not installed. */
export function locate(tool: Tool): string | null {
  if (tool.command !== undefined) return onPath(tool.command);
  return tool.files?.find((file) => existsSync(file)) ?? null;
}

export function installCommand(packages: readonly string[]): string {
  return `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Absolute path of a tool of the table.
 * @throws Failure (3) that names the tool and the command that installs it
 */
export function requireTool(name: string): string {
  const tool = knownTools().find((candidate) => candidate.name === name);
  if (!tool) throw new Error(`'${name}' is not in tools.json`);
  const place = locate(tool);
  if (place === null) throw toolMissing(tool.name, tool.purpose, installCommand([tool.package]));
  return place;
}

export interface CrossTools {
  gcc: string;
  ld: string;
  objcopy: string;
  objdump: string;
}

/** The cross compiler and its binutils, which Debian installs together. */
export function crossTools(): CrossTools {
  const gcc = requireTool('arm-none-eabi-gcc');
  requireTool('newlib');
  const beside = (name: string) => {
    const place = onPath(`arm-none-eabi-${name}`);
    if (place === null)
      throw toolMissing(`arm-none-eabi-${name}`, 'part of the cross compiler', installCommand(['binutils-arm-none-eabi']));
    return place;
  };
  return { gcc, ld: beside('ld'), objcopy: beside('objcopy'), objdump: beside('objdump') };
}
