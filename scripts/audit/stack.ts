/**
 * The most that a task's code can use of its stack, from its instructions alone: the depth at each is followed from the entry of each function, and the
 * calls are added up from the start of the task. No debug information is trusted.
 */
import type { Code, Instruction } from './disassembly.ts';

/** What an exception pushes and a switch saves below the deepest frame (kernel/README.md). */
export const exceptionBytes = { withFpu: 176, without: 40 };

export interface StackUse {
  /** Bytes; null where the code does not tell. */
  bytes: number | null;
  /** From the entry, down the deepest way. */
  path: string[];
  /** Why there is no bound. */
  reason: string | null;
}

interface FunctionUse {
  frame: number;
  /** Callee and the depth at the call. */
  calls: { to: number; depth: number }[];
  reason: string | null;
}

/** @param entry address of the first instruction */
export function stackUse(code: Code, entry: number): StackUse {
  const known = new Map<number, StackUse>();
  const open = new Set<number>();
  const deepest = (address: number): StackUse => {
    const before = known.get(address);
    if (before) return before;
    const name = code.functions.get(address) ?? `0x${address.toString(16)}`;
    if (open.has(address)) return { bytes: null, path: [name], reason: `${name} calls itself` };
    open.add(address);
    const { frame, calls, reason } = functionUse(code, address);
    let use: StackUse = { bytes: reason === null ? frame : null, path: [name], reason: reason === null ? null : `${name}: ${reason}` };
    for (const { to, depth } of calls) {
      const below = deepest(to);
      if (below.bytes === null) use = { ...use, bytes: null, reason: use.reason ?? below.reason };
      else if (use.bytes !== null && depth + below.bytes > use.bytes)
        use = { bytes: depth + below.bytes, path: [name, ...below.path], reason: null };
    }
    open.delete(address);
    known.set(address, use);
    return use;
  };
  return deepest(entry);
}

/** Follows every way through a function; a jump to the first instruction of another is a call at that depth. */
function functionUse(code: Code, entry: number): FunctionUse {
  const depths = new Map<number, number>();
  const work: [number, number][] = [[entry, 0]];
  const calls: { to: number; depth: number }[] = [];
  let frame = 0;
  let reason: string | null = null;
  while (work.length > 0) {
    const [address, depth] = work.pop()!;
    if ((depths.get(address) ?? -1) >= depth) continue;
    // Deeper each time round: a loop that pushes has no bound.
    if (depths.size > 0 && depth > 1 << 20) return { frame, calls, reason: 'a loop takes stack' };
    depths.set(address, depth);
    const instruction = code.instructions.get(address);
    if (!instruction) continue;
    const change = stackChange(instruction);
    if (change === null) reason ??= `\`${instruction.mnemonic} ${instruction.operands}\` moves the stack pointer by an unknown number`;
    const after = Math.max(0, depth + (change ?? 0));
    frame = Math.max(frame, after);
    for (const next of successors(code, instruction, entry)) {
      if (next.kind === 'call') calls.push({ to: next.to, depth: after });
      else if (next.kind === 'unknown') reason ??= `\`${instruction.mnemonic} ${instruction.operands}\` cannot be followed`;
      else if (next.to === address + (instruction.bytes || 2) && startsOther(code, next.to, entry)) {
        // The end of the function: behind a call that does not return, or behind fill. Anything else runs on into the next.
        if (!/^(bl|nop)/.test(instruction.mnemonic)) calls.push({ to: next.to, depth: after });
      } else work.push([next.to, after]);
    }
  }
  return { frame, calls, reason };
}

function startsOther(code: Code, address: number, entry: number): boolean {
  return address !== entry && code.functions.has(address);
}

type Successor = { kind: 'step' | 'call'; to: number } | { kind: 'unknown'; to: number };

function successors(code: Code, instruction: Instruction, entry: number): Successor[] {
  const { mnemonic, operands, address, bytes } = instruction;
  const next: Successor = { kind: 'step', to: address + (bytes || 2) };
  const target = /(?:^|, )([0-9a-f]+) <[^>]*>$/.exec(operands)?.[1];
  const to = target === undefined ? -1 : Number.parseInt(target, 16);
  const isCall = to >= 0 && to !== entry && code.functions.has(to) && !/^\$/.test(code.functions.get(to)!);
  if (/^bl\b/.test(mnemonic)) return to < 0 ? [{ kind: 'unknown', to: 0 }, next] : [{ kind: 'call', to }, next];
  if (/^blx/.test(mnemonic)) return [{ kind: 'unknown', to: 0 }, next];
  if (/^bx/.test(mnemonic)) return operands === 'lr' ? (mnemonic === 'bx' ? [] : [next]) : [{ kind: 'unknown', to: 0 }];
  if (/^cbn?z/.test(mnemonic)) return [next, { kind: isCall ? 'call' : 'step', to }];
  if (/^b(\.[nw])?$/.test(mnemonic)) return [{ kind: isCall ? 'call' : 'step', to }];
  if (to >= 0 && /^b(eq|ne|cs|cc|hs|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)(\.[nw])?$/.test(mnemonic)) {
    return [next, { kind: isCall ? 'call' : 'step', to }];
  }
  // The table of a switch leads to places after it in the same function: all of them are walked.
  if (/^tb[bh]$/.test(mnemonic)) return followingPlaces(code, address, bytes || 4);
  if (/^(pop|ldmia|ldm)/.test(mnemonic) && /\bpc\b/.test(operands)) return [];
  if (tableOfWords.test(operands)) return placesOfTable(code, instruction, entry) ?? [{ kind: 'unknown', to: 0 }];
  if (/^ldr/.test(mnemonic) && /^pc,/.test(operands)) return /\[sp\]/.test(operands) ? [] : [{ kind: 'unknown', to: 0 }];
  if (/^(mov|add|sub)/.test(mnemonic) && /^pc\b/.test(operands)) return [{ kind: 'unknown', to: 0 }];
  if (/^udf/.test(mnemonic)) return [];
  return [next];
}

function followingPlaces(code: Code, address: number, bytes: number): Successor[] {
  const end = nextFunction(code, address);
  return [...code.instructions.keys()].filter((at) => at >= address + bytes && at < end).map((to) => ({ kind: 'step', to }));
}

/** `ldr.w pc, [rB, rN, lsl #2]`: GCC's switch over places before and behind it, with their addresses in the words that follow. */
const tableOfWords = /^pc, \[\w+, (\w+), lsl #2\]$/;

/** As many as the comparison before it lets through, each in the same function; null where that cannot be said. */
function placesOfTable(code: Code, { operands, address, bytes }: Instruction, entry: number): Successor[] | null {
  const index = tableOfWords.exec(operands)![1]!;
  const before = Array.from({ length: 16 }, (_, back) => code.instructions.get(address - 2 * (back + 1)));
  const compare = before.find((each) => each !== undefined && /^cmp/.test(each.mnemonic) && each.operands.startsWith(`${index}, #`));
  if (!compare) return null;
  const end = nextFunction(code, address);
  const count = Number(/#(\d+)/.exec(compare.operands)![1]) + 1;
  const places = Array.from({ length: count }, (_, place) => (code.words.get(address + (bytes || 4) + 4 * place) ?? 0) - 1);
  if (!places.every((to) => to >= entry && to < end && code.instructions.has(to))) return null;
  return places.map((to) => ({ kind: 'step', to }));
}

function nextFunction(code: Code, address: number): number {
  return [...code.functions.keys()].filter((start) => start > address).sort((a, b) => a - b)[0] ?? Number.POSITIVE_INFINITY;
}

/** Bytes by which an instruction deepens the stack, negative when it gives back; null when it does not tell. */
function stackChange({ mnemonic, operands }: Instruction): number | null {
  const immediate = /#(-?\d+)/.exec(operands);
  if (/^push/.test(mnemonic)) return 4 * registers(operands);
  if (/^pop/.test(mnemonic)) return -4 * registers(operands);
  if (/^vpush/.test(mnemonic)) return registers(operands) * (operands.includes('d') ? 8 : 4);
  if (/^vpop/.test(mnemonic)) return -registers(operands) * (operands.includes('d') ? 8 : 4);
  if (/^stmdb/.test(mnemonic) && /^sp!/.test(operands)) return 4 * registers(operands);
  if (/^ldmia/.test(mnemonic) && /^sp!/.test(operands)) return -4 * registers(operands);
  if (/^(sub|add)/.test(mnemonic) && /^sp\b/.test(operands)) {
    if (!immediate) return null;
    return /^sub/.test(mnemonic) ? Number(immediate[1]) : -Number(immediate[1]);
  }
  if (/^str/.test(mnemonic) && /\[sp, #-\d+\]!/.test(operands)) return -Number(/#(-\d+)/.exec(operands)![1]);
  if (/^ldr/.test(mnemonic) && /\[sp\], #\d+/.test(operands)) return -Number(immediate![1]);
  if (/^mov/.test(mnemonic) && /^sp\b/.test(operands)) return null;
  return 0;
}

/** How many registers a list names: {r4, r5, r7-r9}. */
function registers(operands: string): number {
  const list = /\{([^}]*)\}/.exec(operands)?.[1] ?? '';
  return list.split(',').reduce((sum, part) => {
    const range = /^\s*[a-z]+(\d+)-[a-z]+(\d+)\s*$/.exec(part);
    return sum + (range ? Number(range[2]) - Number(range[1]) + 1 : 1);
  }, 0);
}
