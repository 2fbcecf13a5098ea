/** The `bulkhead` command as a process of its own, for tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../../scripts/checkout.ts';

export interface Finished {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  process: ChildProcess;
  /** Settles with the first line on stderr, or the other, that matches; rejects when the command ends before. */
  line(pattern: RegExp, stream?: 'stdout' | 'stderr'): Promise<RegExpExecArray>;
  readonly finished: Promise<Finished>;
}

/** Starts `bulkhead` with these arguments. */
export function start(args: readonly string[], cwd = checkout): Started {
  const child = spawn(process.execPath, [join(checkout, 'scripts', 'bulkhead.mjs'), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true' },
  });
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const watch of watchers) watch();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const watch of watchers) watch();
  });
  const finished = new Promise<Finished>((settle, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => settle({ code, signal, stdout, stderr }));
  });
  const line = (pattern: RegExp, stream: 'stdout' | 'stderr' = 'stderr') =>
    new Promise<RegExpExecArray>((settle, reject) => {
      const watch = () => {
        const match = pattern.exec(stream === 'stdout' ? stdout : stderr);
        if (!match) return;
        watchers.delete(watch);
        settle(match);
      };
      watchers.add(watch);
      watch();
      finished.then(() => reject(new Error(`bulkhead ended before it said ${pattern}:\n${stderr}`)), reject);
    });
  return { process: child, line, finished };
}

/** Runs `bulkhead` to its end. */
export function finish(args: readonly string[], cwd = checkout): Promise<Finished> {
  return start(args, cwd).finished;
}
