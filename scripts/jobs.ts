/** Child processes of the build: so many at a time as there are processors, the output kept for diagnostics. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface JobResult {
  code: number;
  stdout: string;
  stderr: string;
}

const limit = Math.max(2, availableParallelism());
let running = 0;
const waiting: (() => void)[] = [];

/** Runs `command`; settles when it has ended, whatever its exit code. Waits for its turn first. */
export async function runJob(command: string, args: readonly string[], cwd?: string): Promise<JobResult> {
  if (running >= limit) await new Promise<void>((go) => waiting.push(go));
  running++;
  try {
    return await runNow(command, args, cwd);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function runNow(command: string, args: readonly string[], cwd: string | undefined): Promise<JobResult> {
  return new Promise((settle, fail) => {
    // Messages of the tools are read by programs: always in English.
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', fail);
    child.on('close', (code, signal) => settle({ code: code ?? 1, stdout, stderr: signal ? `${stderr}\nended by ${signal}` : stderr }));
  });
}

/** Runs a tool of the build that must not fail: its failure is a mistake of Bulkhead's own. */
export async function runTool(command: string, args: readonly string[], cwd?: string): Promise<string> {
  const result = await runJob(command, args, cwd);
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.stderr || result.stdout}`);
  return result.stdout;
}
