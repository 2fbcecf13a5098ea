/**
 * Worst-case instructions: the longest path through the machine code of a compartment, linked by itself. Loops in the code are brought together with those of
 * the source by the lines that they come from: GCC makes no loop turn more often than the one in the source that it came from. Where the code does not
 * tell (an indirect call, a loop without a known bound, two ways into a loop), there is no bound, and the reason is given.
 */
import { rmSync } from 'node:fs';
import { temporaryBeside } from './cache.ts';
import { noBits, readElf } from './elf.ts';
import { runTool } from './jobs.ts';
import type { BinaryTools } from './stack-binary.ts';

/** A loop of the source: most turns of its body each time it is entered. */
export interface SourceLoop {
  file: string;
  line: number;
  endLine: number;
  bound: string;
}

export interface InstructionBound {
  /** Null where the code does not tell. */
  instructions: number | null;
  /** Why there is none. */
  reason?: string;
}

interface Instruction {
  address: number;
  mnemonic: string;
  operands: string;
  file: string;
  line: number;
}

interface CodeFunction {
  name: string;
  code: Instruction[];
}

class NoBound extends Error {}

const conditions = 'eq|ne|cs|cc|hs|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le';
const branch = new RegExp(`^b(${conditions})?(\\.[nw])?$`);
/**
 * Most instructions that an activation is charged for beside its own: the kernel's and the processor's, between the readings of the clock around it.
 * 10 to 20, by the board's clock (tests/hil/bounds.test.ts).
 */
const kernelShare = 24;
/** Copying and filling: no loop in them turns more often than there are bytes. */
const byteLoops = /^(__aeabi_)?(memcpy|memset|memmove|memcmp|memclr)[48]?$/;

/** Reads `objdump -dl`. */
export function readCode(text: string): Map<string, CodeFunction> {
  const functions = new Map<string, CodeFunction>();
  let current: CodeFunction | null = null;
  let [file, line] = ['', 0];
  for (const row of text.split('\n')) {
    const header = /^[0-9a-f]{8} <([^>]+)>:$/.exec(row);
    if (header) {
      current = { name: header[1]!, code: [] };
      [file, line] = ['', 0];
      functions.set(current.name, current);
      continue;
    }
    const instruction = /^\s+([0-9a-f]+):\t(\S+)(?:\t(.*))?$/.exec(row);
    if (instruction && current) {
      const [, address = '', mnemonic = '', operands = ''] = instruction;
      if (!mnemonic.startsWith('.')) {
        current.code.push({ address: Number.parseInt(address, 16), mnemonic, operands: operands.replace(/\s*[;@].*$/, ''), file, line });
      }
      continue;
    }
    const place = /^(\S.*):(\d+)(?: \(discriminator \d+\))?$/.exec(row);
    if (place) [file, line] = [place[1]!, Number(place[2])];
  }
  return functions;
}

export class WorstCase {
  private readonly functions: ReadonlyMap<string, CodeFunction>;
  private readonly byAddress = new Map<number, CodeFunction>();
  private readonly loops: readonly SourceLoop[];
  private readonly byteAt: (address: number) => number;
  private readonly bytes: number;
  private readonly known = new Map<string, number | null>();

  /**
   * @param byteAt reads a byte of the code
   * @param bytes most that any copy moves: the RAM of the compartment
   */
  constructor(
    functions: ReadonlyMap<string, CodeFunction>,
    loops: readonly SourceLoop[],
    byteAt: (address: number) => number,
    bytes: number,
  ) {
    this.functions = functions;
    this.loops = loops;
    this.byteAt = byteAt;
    this.bytes = bytes;
    for (const each of functions.values()) if (each.code[0]) this.byAddress.set(each.code[0].address, each);
  }

  /** Most instructions of a call of `name`. @throws NoBound */
  ofFunction(name: string): number {
    const known = this.known.get(name);
    if (known === null) throw new NoBound(`recursion in ${name}`);
    if (known !== undefined) return known;
    const found = this.functions.get(name);
    if (!found) throw new NoBound(`no code of ${name}`);
    this.known.set(name, null);
    const graph = this.graphOf(found);
    const result = this.longest(graph, graph.all, 0);
    this.known.set(name, result);
    return result;
  }

  /** Most instructions of one activation: from one call of `wait` in the endless loop of `name` to the next, or from its start to the first. */
  ofActivation(name: string, wait: string): number {
    const found = this.functions.get(name);
    if (!found) throw new NoBound(`no code of ${name}`);
    const graph = this.graphOf(found);
    const gates = graph.all.filter((at) => graph.callee[at] === wait);
    if (gates.length !== 1) throw new NoBound(`${gates.length} calls of ${wait} in ${name}`);
    const gate = gates[0]!;
    // Cut at the wait: what is before it goes on to nothing, what is behind it begins there.
    const after = graph.next[gate]!;
    graph.next[gate] = [];
    return Math.max(
      this.longest(graph, reachable(graph, 0), 0),
      ...after.map((start) => this.longest(graph, reachable(graph, start), start)),
    );
  }

  private graphOf({ name, code }: CodeFunction): Graph {
    const index = new Map(code.map(({ address }, at) => [address, at]));
    const graph: Graph = { name, code, cost: code.map(() => 1), next: [], callee: [], all: code.map((_, at) => at) };
    code.forEach((each, at) => {
      const { mnemonic, operands } = each;
      const following = at + 1 < code.length ? [at + 1] : [];
      const target = /([0-9a-f]+) <([^>]+)>/.exec(operands);
      const to = target ? index.get(Number.parseInt(target[1]!, 16)) : undefined;
      const calls = () => {
        const callee = target ? this.byAddress.get(Number.parseInt(target[1]!, 16)) : undefined;
        if (!callee) throw new NoBound(`${name} calls ${operands}`);
        graph.callee[at] = callee.name;
        // A trap ends the activation.
        if (callee.name === 'bulkhead_trap') return;
        graph.cost[at] = 1 + this.ofFunction(callee.name);
      };
      if (/^blx?(\.[nw])?$/.test(mnemonic) || new RegExp(`^bl(${conditions})$`).test(mnemonic)) {
        calls();
        graph.next[at] = graph.callee[at] === 'bulkhead_trap' ? [] : following;
      } else if (/^cb(n)?z$/.test(mnemonic)) {
        graph.next[at] = [...(to === undefined ? [] : [to]), ...following];
      } else if (branch.test(mnemonic)) {
        const conditional = mnemonic.replace(/\..*/, '') !== 'b';
        if (to === undefined) calls();
        graph.next[at] = [...(to === undefined ? [] : [to]), ...(conditional ? following : [])];
      } else if (/^tb[bh]$/.test(mnemonic) || isTableOfWords(each)) {
        graph.next[at] = this.tableOf(code, at).map((address) => {
          const entry = index.get(address);
          if (entry === undefined) throw new NoBound(`a table of jumps in ${name}`);
          return entry;
        });
      } else if (leaves(mnemonic, operands)) {
        graph.next[at] =
          new RegExp(`(${conditions})(\\.[nw])?$`).test(mnemonic) && !/^(bx|pop|ldmia)(\.[nw])?$/.test(mnemonic) ? following : [];
      } else if (/^(mov|add|ldr)/.test(mnemonic) && /^pc,/.test(operands)) {
        throw new NoBound(`an indirect jump in ${name}`);
      } else {
        graph.next[at] = following;
      }
    });
    return graph;
  }

  /**
   * Where `tbb [pc, rN]` or `tbh [pc, rN, lsl #1]` may go (ARMv7-M ARM, A7.7.185), or GCC's `ldr.w pc, [rB, rN, lsl #2]` of a table of addresses behind it;
   * the number of entries is that of the comparison before it.
   */
  private tableOf(code: readonly Instruction[], at: number): number[] {
    const { mnemonic, operands, address } = code[at]!;
    const ofWords = isTableOfWords(code[at]!);
    const register = (ofWords ? /, (\w+), lsl #2\]$/ : /^\[pc, (\w+)/).exec(operands)?.[1];
    const before = code.slice(Math.max(0, at - 8), at).reverse();
    const compare = before.find((each) => /^cmp/.test(each.mnemonic) && each.operands.startsWith(`${register},`));
    const limit = Number(/#(\d+)/.exec(compare?.operands ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(limit)) throw new NoBound('a table of jumps of unknown length');
    if (ofWords) {
      const table = wordsBehind(before, operands);
      if (table === undefined) throw new NoBound('a table of jumps whose place is unknown');
      return Array.from({ length: limit + 1 }, (_, entry) => this.wordAt(table + 4 * entry) & ~1);
    }
    const base = address + 4;
    return Array.from({ length: limit + 1 }, (_, entry) => {
      const offset =
        mnemonic === 'tbb' ? this.byteAt(base + entry) : this.byteAt(base + 2 * entry) | (this.byteAt(base + 2 * entry + 1) << 8);
      return base + 2 * offset;
    });
  }

  private wordAt(address: number): number {
    return [3, 2, 1, 0].reduce((word, at) => word * 256 + this.byteAt(address + at), 0);
  }

  /** The longest way from `start` within `nodes`. */
  private longest(graph: Graph, nodes: readonly number[], start: number): number {
    const inside = new Set(nodes);
    const next = (at: number) => graph.next[at]!.filter((to) => inside.has(to));
    const groups = components(nodes, next);
    const home = new Map(groups.flatMap((group) => group.map((at) => [at, group] as const)));
    /** Of each group, in the order of Tarjan: all that it leads to comes before it. */
    const far = new Map<number[], number>();
    for (const group of groups) {
      const own =
        group.length === 1 && !next(group[0]!).includes(group[0]!)
          ? graph.cost[group[0]!]!
          : this.loopCost(graph, group, nodes, next, start);
      const beyond = group.flatMap((at) => next(at).flatMap((to) => (home.get(to) === group ? [] : [far.get(home.get(to)!) ?? 0])));
      far.set(group, own + Math.max(0, ...beyond));
    }
    const first = home.get(start);
    return first ? far.get(first)! : 0;
  }

  private loopCost(
    graph: Graph,
    group: readonly number[],
    nodes: readonly number[],
    next: (at: number) => number[],
    start: number,
  ): number {
    const members = new Set(group);
    const entries = new Set(nodes.flatMap((at) => (members.has(at) ? [] : next(at).filter((to) => members.has(to)))));
    if (members.has(start)) entries.add(start);
    if (entries.size !== 1) throw new NoBound(`a loop with ${entries.size} ways in, in ${graph.name}`);
    const header = [...entries][0]!;
    const saved = group.map((at) => graph.next[at]!);
    for (const at of group) graph.next[at] = graph.next[at]!.filter((to) => to !== header);
    const turn = this.longest(graph, group, header);
    // Instructions of loops within belong to those.
    const cut = (at: number) => graph.next[at]!.filter((to) => members.has(to));
    const own = components(group, cut).flatMap((each) => (each.length === 1 ? each : []));
    group.forEach((at, index) => {
      graph.next[at] = saved[index]!;
    });
    return turn * (this.turns(graph, own) + 1);
  }

  /** Most turns of a loop whose own instructions are these. */
  private turns(graph: Graph, own: readonly number[]): number {
    if (byteLoops.test(graph.name)) return this.bytes;
    const places = own.map((at) => graph.code[at]!);
    const around = this.loops.filter((loop) =>
      places.some(({ file, line }) => line >= loop.line && line <= loop.endLine && sameFile(file, loop.file)),
    );
    if (around.length === 0) {
      const at = places.find(({ line }) => line > 0);
      throw new NoBound(`a loop in ${graph.name}${at ? ` (${at.file}:${at.line})` : ''} that the source does not bound`);
    }
    return around.reduce((most, { bound }) => Math.max(most, Number(bound)), 0);
  }
}

interface Graph {
  name: string;
  code: readonly Instruction[];
  cost: number[];
  next: number[][];
  callee: string[];
  all: number[];
}

function sameFile(a: string, b: string): boolean {
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);
}

/** Where `add rB, pc, #offset` before `ldr.w pc, [rB, rN, lsl #2]` says that the table lies: from the program counter rounded down to a word (A7.7.7). */
function wordsBehind(before: readonly Instruction[], operands: string): number | undefined {
  const register = /^pc, \[(\w+),/.exec(operands)?.[1];
  const place = before.find((each) => /^(add|adr)/.test(each.mnemonic) && each.operands.startsWith(`${register}, pc, #`));
  const offset = Number(/#(\d+)$/.exec(place?.operands ?? '')?.[1] ?? Number.NaN);
  return place && !Number.isNaN(offset) ? ((place.address + 4) & ~3) + offset : undefined;
}

/** GCC's jump through a table of addresses: taken where places before it are among them, which `tbb` and `tbh` cannot reach. */
function isTableOfWords({ mnemonic, operands }: Instruction): boolean {
  return mnemonic === 'ldr.w' && /^pc, \[\w+, \w+, lsl #2\]$/.test(operands);
}

function leaves(mnemonic: string, operands: string): boolean {
  if (/^bx/.test(mnemonic)) return operands.trim() === 'lr';
  if (/^(pop|ldmia)/.test(mnemonic)) return /\bpc\b/.test(operands.replace(/^[^{]*/, ''));
  if (/^ldr/.test(mnemonic)) return /^pc, \[sp\]/.test(operands);
  return /^(udf|bkpt)/.test(mnemonic);
}

function reachable(graph: Graph, start: number): number[] {
  const seen = new Set([start]);
  for (const at of seen) for (const to of graph.next[at]!) seen.add(to);
  return [...seen];
}

/** Strongly connected components (Tarjan), each after all that it leads to; without recursion, since functions are long. */
function components(nodes: readonly number[], next: (at: number) => number[]): number[][] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const onStack = new Set<number>();
  const result: number[][] = [];
  for (const root of nodes) {
    if (order.has(root)) continue;
    const work: { at: number; to: number[] }[] = [];
    const enter = (at: number) => {
      order.set(at, order.size);
      low.set(at, order.get(at)!);
      stack.push(at);
      onStack.add(at);
      work.push({ at, to: [...next(at)] });
    };
    enter(root);
    while (work.length > 0) {
      const { at, to } = work.at(-1)!;
      const following = to.pop();
      if (following !== undefined) {
        if (!order.has(following)) enter(following);
        else if (onStack.has(following)) low.set(at, Math.min(low.get(at)!, order.get(following)!));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low.set(parent.at, Math.min(low.get(parent.at)!, low.get(at)!));
      if (low.get(at) !== order.get(at)) continue;
      const group: number[] = [];
      for (let last = -1; last !== at; ) {
        last = stack.pop()!;
        onStack.delete(last);
        group.push(last);
      }
      result.push(group);
    }
  }
  return result;
}

/** Reads a linked ELF file and asks `question` of it. */
export async function worstCaseOf(
  objdump: string,
  elf: string,
  loops: readonly SourceLoop[],
  bytes: number,
  question: (worst: WorstCase) => number,
): Promise<InstructionBound> {
  const code = readCode(await runTool(objdump, ['-dl', '--no-show-raw-insn', elf]));
  const file = readElf(elf);
  const byteAt = (address: number) => {
    const section = file.sections.find((each) => each.type !== noBits && address >= each.address && address < each.address + each.size);
    if (!section || section.address === 0) throw new NoBound('a table of jumps outside the code');
    return file.bytes[section.offset + address - section.address]!;
  };
  try {
    return { instructions: question(new WorstCase(code, loops, byteAt, bytes)) };
  } catch (error) {
    if (error instanceof NoBound) return { instructions: null, reason: error.message };
    throw error;
  }
}

/** Most instructions that one activation of a compartment is charged for, where nothing interrupts it; the compartment as one relocatable object. */
export async function activationBound(
  tools: BinaryTools,
  object: string,
  loops: readonly SourceLoop[],
  bytes: number,
): Promise<InstructionBound> {
  const linked = temporaryBeside(`${object}.worst.elf`);
  try {
    await runTool(tools.ld, ['--entry=bulkhead_start', '--no-warn-rwx-segments', '-Ttext=0x08000000', '-o', linked, object]);
    return await worstCaseOf(
      tools.objdump,
      linked,
      loops,
      bytes,
      (worst) => worst.ofActivation('bulkhead_start', 'bulkhead_reply_wait') + kernelShare,
    );
  } finally {
    rmSync(linked, { force: true });
  }
}
