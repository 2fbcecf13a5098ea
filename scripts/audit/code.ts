/**
 * The machine code of each task: it asks the kernel through the gate alone, holds no privileged instruction, and no branch of it leads elsewhere.
 * Branches through registers cannot be followed here; what they may reach is what the MPU grants, and that is checked with the regions.
 */
import type { Elf } from '../elf.ts';
import { hex } from '../output.ts';
import type { Declared } from './declared.ts';
import { type Code, type Instruction, mapping } from './disassembly.ts';
import type { Report } from './findings.ts';
import type { Placed } from './image.ts';

/** System calls by number (kernel/include/bulkhead.h), as kernel/user/gate.S makes them. */
const gates = ['wait', 'call', 'reply', 'notify', 'unmask', 'write', 'time', 'trap', 'supervise', 'link'];

export interface TaskCode {
  name: string;
  instructions: number;
  /** System calls that its gate holds. */
  gates: string[];
  /** Branches through a register, other than returns and the tables of a switch. */
  indirect: { address: number; text: string }[];
}

const conditions = '(eq|ne|cs|cc|hs|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le|al)?';
const branch = new RegExp(`^b(l|x|lx)?${conditions}(\\.[nw])?$`);
const compareBranch = /^cbn?z$/;
const forbidden = new RegExp(
  `^(msr|cps\\w*|bkpt|smc|hvc|mcr2?|mrc2?|mcrr2?|mrrc2?|cdp2?|ldc2?l?|stc2?l?|setend|eret|rfe\\w*|srs\\w*|dbg|bxj|undefined|unpredictable)${conditions}(\\.[nw])?$`,
);

/** One task; `section` is its code in the image. */
export function checkTaskCode(elf: Elf, name: string, placed: Placed, code: Code | undefined, report: Report): TaskCode {
  const wrong: Report = (kind, message) => report(kind, `task '${name}': ${message}`);
  const result: TaskCode = { name, instructions: code?.instructions.size ?? 0, gates: [], indirect: [] };
  if (!code || code.instructions.size === 0) {
    wrong('BHA033', 'no code that can be read');
    return result;
  }
  const kinds = mapping(elf, placed.section);
  const unknown = kinds.indexOf(null);
  if (unknown >= 0) wrong('BHA033', `nothing says whether ${hex(placed.base + unknown)} is code or data`);
  for (const address of code.instructions.keys()) if (kinds[address - placed.base] !== 'code') code.instructions.delete(address);
  const list = [...code.instructions.values()];
  checkReadable(code, kinds, placed, wrong);
  list.forEach((instruction, index) => {
    checkInstruction(instruction, list[index - 1], list[index + 1], result, wrong);
    checkBranch(instruction, code, kinds, placed, result, wrong);
    checkFallThrough(list, index, kinds, placed, wrong);
  });
  return result;
}

/** Every byte that is code belongs to an instruction that the disassembler knows. */
function checkReadable(code: Code, kinds: readonly ('code' | 'data' | null)[], placed: Placed, report: Report): void {
  for (let at = 0; at < kinds.length; ) {
    const instruction = code.instructions.get(placed.base + at);
    if (kinds[at] === 'code' && !instruction) report('BHA031', `the bytes at ${hex(placed.base + at)} are no instruction`);
    at += kinds[at] === 'code' && instruction ? instruction.bytes || 2 : 2;
  }
}

function checkInstruction(
  instruction: Instruction,
  before: Instruction | undefined,
  after: Instruction | undefined,
  result: TaskCode,
  report: Report,
): void {
  const { mnemonic, operands, address } = instruction;
  const text = `${mnemonic} ${operands}`.trim();
  if (/^svc/.test(mnemonic)) {
    const number = before && /^mov(\.w|s|w)?$/.test(before.mnemonic) ? /^(?:ip|r12), #(\d+)/.exec(before.operands)?.[1] : undefined;
    const gate = number === undefined ? undefined : gates[Number(number)];
    const isGate = mnemonic === 'svc' && operands === '0' && gate !== undefined && after?.mnemonic === 'bx' && after.operands === 'lr';
    // `bulkhead_call` and `bulkhead_call_peer` are one system call with two gates.
    const isSecond = gate !== 'call' && gate !== undefined && result.gates.includes(gate);
    if (!isGate || isSecond) report('BHA030', `\`${text}\` at ${hex(address)} is not in the call gate`);
    else if (!result.gates.includes(gate)) result.gates.push(gate);
  }
  const privileged = forbidden.test(mnemonic) || (/^mrs/.test(mnemonic) && !/, (CPSR|APSR)$/i.test(operands));
  const unreadable = /undefined|unpredictable|illegal/i.test(`${text}`) && !/^udf/.test(mnemonic);
  if (privileged || unreadable) report('BHA031', `\`${text}\` at ${hex(address)}`);
}

function checkBranch(
  { mnemonic, operands, address }: Instruction,
  code: Code,
  kinds: readonly ('code' | 'data' | null)[],
  placed: Placed,
  result: TaskCode,
  report: Report,
): void {
  if (branch.test(mnemonic) || compareBranch.test(mnemonic)) {
    const target = /(?:^|, )([0-9a-f]+)(?: <.*>)?$/.exec(operands)?.[1];
    const isRegister = /^(bx|blx)/.test(mnemonic) && /^(r\d+|ip|lr|sp|pc|sl|fp|r1[0-5])$/.test(operands);
    if (isRegister) {
      if (operands !== 'lr' || /^blx/.test(mnemonic)) result.indirect.push({ address, text: `${mnemonic} ${operands}` });
      return;
    }
    const to = target === undefined ? Number.NaN : Number.parseInt(target, 16);
    if (!code.instructions.has(to) || kinds[to - placed.base] !== 'code') {
      report('BHA032', `\`${mnemonic}\` at ${hex(address)} leads to ${hex(to)}`);
    }
    return;
  }
  const writesPc = /^(ldr|mov|add|sub|ldm)/.test(mnemonic) && /^pc\b|\{[^}]*pc/.test(operands);
  const isReturn = /^(ldr|ldm)/.test(mnemonic) && /\bsp\b/.test(operands);
  if (writesPc && !isReturn) result.indirect.push({ address, text: `${mnemonic} ${operands}` });
}

/** What is data must not be run into: else code could be hidden there. */
function checkFallThrough(
  list: readonly Instruction[],
  index: number,
  kinds: readonly ('code' | 'data' | null)[],
  placed: Placed,
  report: Report,
): void {
  const { address, bytes } = list[index]!;
  const next = address + (bytes || 2) - placed.base;
  if (next < kinds.length && kinds[next] === 'code') return;
  // Between the last instruction and aligned data stands fill: up to three halfwords.
  const fill = list.slice(Math.max(0, index - 2), index + 1).reverse();
  const used = fill.findIndex((instruction) => !isFill(instruction));
  const last = list[index - (used < 0 ? fill.length : used)];
  if (!last || !doesNotGoOn(last)) report('BHA033', `code at ${hex(address)} runs on into data`);
}

function isFill({ mnemonic, operands }: Instruction): boolean {
  return /^nop/.test(mnemonic) || (mnemonic === 'movs' && operands === 'r0, r0');
}

function doesNotGoOn({ mnemonic, operands }: Instruction): boolean {
  return (
    /^(b|bx|tbb|tbh|udf)(\.[nw])?$/.test(mnemonic) ||
    (/^(pop|ldmia|ldr|mov|add|ldm)/.test(mnemonic) && /\bpc\b/.test(operands)) ||
    // A call that does not come back: GCC ends a function with it.
    mnemonic === 'bl'
  );
}

/** The kernel calls no code of a task: all its direct branches stay in it. */
export function checkKernelCode(placed: Placed, code: Code | undefined, report: Report): void {
  if (!code) {
    report('BHA033', 'the kernel has no code that can be read');
    return;
  }
  for (const { mnemonic, operands, address } of code.instructions.values()) {
    if (!branch.test(mnemonic) && !compareBranch.test(mnemonic)) continue;
    const target = /(?:^|, )([0-9a-f]+)(?: <.*>)?$/.exec(operands)?.[1];
    if (target === undefined) continue;
    const to = Number.parseInt(target, 16);
    if (to < placed.base || to >= placed.base + placed.size)
      report('BHA032', `the kernel branches out of itself at ${hex(address)}, to ${hex(to)}`);
  }
}

/** For the declared tasks of an image. */
export function codeSections(declared: Declared): string[] {
  return ['.kernel', ...declared.tasks.map(({ name }) => `.${name}.code`)];
}
