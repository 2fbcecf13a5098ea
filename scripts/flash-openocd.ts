/** OpenOCD: the command that programs an image, and what its output means. */
import { spawn } from 'node:child_process';
import type { Board } from '../compiler/system/model.ts';
import type { Progress } from './output.ts';
import { exitCode, Failure } from './run-failure.ts';

type OpenOcd = NonNullable<Board['flashTool']>['openocd'];

/**
 * The argument list: connect, program, verify, reset, leave.
 * @param elf absolute path
 * @param probe serial number of the debug probe; undefined: the only one
 */
export function openOcdArguments(tool: OpenOcd, elf: string, probe: string | undefined): string[] {
  return [...targetArguments(tool, probe), ...['-c', `program ${tclWord(elf)} verify reset exit`]];
}

/** What every use of a board begins with: probe and chip. */
export function targetArguments(tool: OpenOcd, probe: string | undefined): string[] {
  return [
    ...['-f', script('interface', tool.interface)],
    ...(probe === undefined ? [] : ['-c', `adapter serial ${tclWord(probe)}`]),
    ...['-f', script('target', tool.target)],
  ];
}

function script(folder: 'interface' | 'target', name: string): string {
  const file = name.endsWith('.cfg') ? name : `${name}.cfg`;
  return file.includes('/') ? file : `${folder}/${file}`;
}

/** One word of Tcl, whatever it holds. */
export function tclWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text)
    ? text
    : text.replace(/[^\w./:@%+,=-]/gu, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}

/** The command as it can be pasted into a shell. */
export function shellCommand(program: string, words: readonly string[]): string {
  return [program, ...words].map((word) => (/^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

/** What a line of OpenOCD says about how far it is; null for any other. */
export function stageOf(line: string): string | null {
  if (/\*\* Programming Started \*\*/.test(line)) return 'erase and program';
  if (/\*\* Verify Started \*\*/.test(line)) return 'verify';
  if (/\*\* Resetting Target \*\*/.test(line)) return 'reset';
  return null;
}

/** What went wrong, for the user, from all that OpenOCD said. */
export function explainFailure(output: string, board: string): string {
  const errors = [...output.matchAll(/^(?:Error: )?(.*(?:Error|failed|unable|not found|LIBUSB).*)$/gim)].map((match) => match[1]!.trim());
  const told = errors.length > 0 ? `\n  OpenOCD: ${errors.slice(0, 3).join('\n  OpenOCD: ')}` : '';
  if (/LIBUSB_ERROR_ACCESS/.test(output)) {
    return `the debug probe of ${board} may not be opened by you: OpenOCD's udev rules are missing, or run it as root${told}`;
  }
  if (
    /open failed|unable to find|No device found|no matching adapter|device not found|unable to open|LIBUSB_ERROR_NO_DEVICE/i.test(output)
  ) {
    return `no debug probe for ${board} found: is the board attached by USB and powered?${told}`;
  }
  if (
    /target voltage may be too low|init mode failed|unable to connect to the target|Error connecting DP|DP initialisation failed/i.test(
      output,
    )
  ) {
    return `the probe does not reach the chip of ${board}: check power and the SWD wires${told}`;
  }
  if (/verify failed|checksum mismatch|contents differ/i.test(output)) return `${board}: flash does not hold what was written${told}`;
  return `OpenOCD failed on ${board}${told || `\n${output.trim().slice(-1000)}`}`;
}

/** Programs a board. @throws Failure in words for the user */
export async function runOpenOcd(program: string, words: readonly string[], board: string, progress: Progress): Promise<void> {
  progress.stage('connect', board);
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    let line = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      output += chunk;
      const lines = (line + chunk).split('\n');
      line = lines.pop()!;
      for (const whole of lines) {
        const stage = stageOf(whole);
        if (stage) progress.stage(stage, board);
      }
    });
  }
  const code = await new Promise<number | null>((settle, reject) => {
    child.once('error', reject);
    child.once('close', (status) => settle(status));
  });
  progress.end();
  if (code !== 0) throw new Failure(exitCode.input, explainFailure(output, board));
}
