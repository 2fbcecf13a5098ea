/**
 * Stack of functions that GCC gives no figures for: those of its own libraries, and assembly. Read from the machine code of the compartment, linked by
 * itself so that every branch has its target: frames from the call frame information (DWARF 5, 6.4), callees from the branches.
 */
import { rmSync } from 'node:fs';
import { temporaryBeside } from './cache.ts';
import { type Elf, readElf } from './elf.ts';
import { runTool } from './jobs.ts';

export interface BinaryTools {
  ld: string;
  objdump: string;
}

interface BinaryFunction {
  /** Bytes of the frame; null when the code does not tell. */
  frame: number | null;
  calls: Set<string>;
}

/** The same of an ELF file that is linked. */
export async function linkedStacks(objdump: string, elf: string, names: readonly string[]): Promise<Record<string, number>> {
  const [code, frames] = await Promise.all([
    runTool(objdump, ['-d', '--no-show-raw-insn', elf]),
    runTool(objdump, ['--dwarf=frames-interp', elf]),
  ]);
  const functions = readFunctions(code, readFrames(frames));
  addAliases(functions, readElf(elf));
  const known = new Map<string, number | null>();
  return Object.fromEntries(
    names.flatMap((name) => {
      const bytes = deepest(functions, name, known);
      return bytes === null ? [] : [[name, bytes]];
    }),
  );
}

/** Bytes that each of `names` and all it calls can use; those whose bound the code does not tell are not in the result. */
export async function binaryStacks(tools: BinaryTools, object: string, names: readonly string[]): Promise<Record<string, number>> {
  const linked = temporaryBeside(`${object}.elf`);
  try {
    await runTool(tools.ld, ['--entry=bulkhead_start', '--no-warn-rwx-segments', '-Ttext=0x08000000', '-o', linked, object]);
    return await linkedStacks(tools.objdump, linked, names);
  } finally {
    rmSync(linked, { force: true });
  }
}

/** A function may have several names; a disassembly shows one of them. */
function addAliases(functions: Map<string, BinaryFunction>, elf: Elf): void {
  const shown = new Map(elf.symbols.filter(({ name }) => functions.has(name)).map(({ name, value }) => [value & ~1, name]));
  for (const { name, value, binding } of elf.symbols) {
    const other = shown.get(value & ~1);
    if (binding !== 0 && other !== undefined && !functions.has(name)) functions.set(name, functions.get(other)!);
  }
}

/** @param known results, filled in; a function on the way that is met again is a recursion: no bound */
function deepest(functions: ReadonlyMap<string, BinaryFunction>, name: string, known: Map<string, number | null>): number | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  known.set(name, null);
  const found = functions.get(name);
  if (!found || found.frame === null) return null;
  let below = 0;
  for (const callee of found.calls) {
    const bytes = deepest(functions, callee, known);
    if (bytes === null) return null;
    below = Math.max(below, bytes);
  }
  known.set(name, found.frame + below);
  return found.frame + below;
}

export interface FrameRange {
  from: number;
  /** Exclusive. */
  to: number;
  /** Largest distance of the frame's end from the stack pointer; null where another register is its base: the frame may grow. */
  bytes: number | null;
}

/** Call frame information as `objdump --dwarf=frames-interp` shows it. One entry may span several functions of an assembly file. */
export function readFrames(text: string): FrameRange[] {
  const frames: FrameRange[] = [];
  let current: FrameRange | null = null;
  for (const line of text.split('\n')) {
    const header = /\bFDE\b.*\bpc=([0-9a-f]+)\.\.([0-9a-f]+)/.exec(line);
    if (header) {
      current = { from: Number.parseInt(header[1]!, 16), to: Number.parseInt(header[2]!, 16), bytes: 0 };
      frames.push(current);
    } else if (/\bCIE\b/.test(line)) {
      current = null;
    }
    const row = /^[0-9a-f]{8} (\S+?)\+(\d+)/.exec(line);
    if (!row || current === null) continue;
    const onStack = row[1] === 'r13' || row[1] === 'sp';
    current.bytes = current.bytes === null || !onStack ? null : Math.max(current.bytes, Number(row[2]));
  }
  return frames;
}

/** Functions of a disassembly with what they call; a branch into another function is a call. */
export function readFunctions(text: string, frames: readonly FrameRange[]): Map<string, BinaryFunction> {
  const functions = new Map<string, BinaryFunction>();
  let name = '';
  let current: BinaryFunction | null = null;
  let described = false;
  for (const line of text.split('\n')) {
    const header = /^([0-9a-f]{8}) <([^>]+)>:$/.exec(line);
    if (header) {
      const address = Number.parseInt(header[1]!, 16);
      const frame = frames.find(({ from, to }) => from <= address && address < to);
      name = header[2]!;
      described = frame !== undefined;
      // Without frame information: none, as long as nothing in it moves the stack pointer. Two of a name: not known which is meant.
      current = { frame: functions.has(name) ? null : frame === undefined ? 0 : frame.bytes, calls: new Set() };
      functions.set(name, current);
      continue;
    }
    const instruction = /^\s+[0-9a-f]+:\t(\S+)(?:\t(.*))?$/.exec(line);
    if (!instruction || !current) continue;
    const [, mnemonic = '', operands = ''] = instruction;
    if (isIndirect(mnemonic, operands) || (!described && movesStack(mnemonic, operands))) current.frame = null;
    const target = branchTarget(mnemonic, operands);
    if (target !== null && target !== name) current.calls.add(target);
  }
  return functions;
}

/** The function that a direct branch goes to or into. */
function branchTarget(mnemonic: string, operands: string): string | null {
  const branch =
    /^(b|bl|blx|cbz|cbnz)$/.test(mnemonic) || /^b(l|x|lx)?(eq|ne|cs|cc|hs|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)?(\.[nw])?$/.test(mnemonic);
  return branch ? (/<([^>+]+)(?:\+0x[0-9a-f]+)?>/.exec(operands)?.[1] ?? null) : null;
}

/** A call or jump through a register or memory, other than a return and the tables of a switch. */
function isIndirect(mnemonic: string, operands: string): boolean {
  if (/^blx/.test(mnemonic)) return !operands.includes('<');
  if (/^bx/.test(mnemonic)) return operands !== 'lr';
  if (/^(ldr|mov|add)/.test(mnemonic)) return /^pc,/.test(operands) && !operands.includes('[sp]');
  return false;
}

function movesStack(mnemonic: string, operands: string): boolean {
  return (
    /^(push|vpush)/.test(mnemonic) ||
    /^(stmdb|vstmdb)\b.*/.test(`${mnemonic} ${operands}`) ||
    (/^sub/.test(mnemonic) && /^sp\b/.test(operands)) ||
    /\[sp, #-\d+\]!/.test(operands)
  );
}
