/**
 * Worst-case instructions: the longest path through the machine code of a compartment, linked by itself. Loops in the code are brought together with those of
 * the source by the lines that they come from and by how they lie in each other: GCC makes no loop turn more often than the one in the source that it came
 * from, and two loops of the code, one within the other, come from two of the source. Where the code does not
 * tell (an indirect call, a loop without a known bound, two ways into a loop), there is no bound, and the reason is given.
 */
import { rmSync } from 'node:fs';
import { temporaryBeside } from './cache.ts';
import { noBits, readElf } from './elf.ts';
import { runTool } from './jobs.ts';
import { branch, type CodeFunction, components, conditions, type Instruction, isTableJump, leaves, readCode } from './machine-code.ts';
import type { BinaryTools } from './stack-binary.ts';

/** A loop of the source: most turns of its body each time it is entered. */
export interface SourceLoop {
  file: string;
  line: number;
  endLine: number;
  bound: string;
  /** Places in their list of the loops that may run during a turn of this one, for one that the compiler knows. */
  inside?: number[];
}

export interface InstructionBound {
  /** Null where the code does not tell. */
  instructions: number | null;
  /** Why there is none. */
  reason?: string;
}

class NoBound extends Error {}

/**
 * Most instructions that an activation is charged for beside its own: the kernel's and the processor's, between the readings of the clock around it.
 * 10 to 20, by the board's clock (tests/hil/bounds.test.ts).
 */
const kernelShare = 24;

/** Copying and filling: no loop in them turns more often than there are bytes. */
const byteLoops = /^(__aeabi_)?(memcpy|memset|memmove|memcmp|memclr)[48]?$/;

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

  /** A copy whose length is a constant that is loaded on the only way to the call turns no more often than that. */
  private ofCopy(callee: CodeFunction, code: readonly Instruction[], at: number, targets: ReadonlySet<number>): number {
    const register = /memclr/.test(callee.name) ? 'r1' : 'r2';
    for (let before = at - 1; before >= 0; before--) {
      if (targets.has(code[before + 1]!.address)) break;
      const { mnemonic, operands } = code[before]!;
      if (/^(b|cb|tb|pop|ldm)/.test(mnemonic)) break;
      if (!operands.includes(register)) continue;
      const length = /^mov[sw]?(\.w)?$/.test(mnemonic) ? new RegExp(`^${register}, #(\\d+)\\s*$`).exec(operands) : null;
      if (!length) break;
      const { functions, loops, byteAt } = this;
      return new WorstCase(functions, loops, byteAt, Math.min(this.bytes, Number(length[1]))).ofFunction(callee.name);
    }
    return this.ofFunction(callee.name);
  }

  private graphOf({ name, code }: CodeFunction): Graph {
    const index = new Map(code.map(({ address }, at) => [address, at]));
    const targets = this.targetsIn(code);
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
        graph.cost[at] = 1 + (byteLoops.test(callee.name) ? this.ofCopy(callee, code, at, targets) : this.ofFunction(callee.name));
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
      } else if (isTableJump(each)) {
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

  /** Addresses that a jump in this code may go to. */
  private targetsIn(code: readonly Instruction[]): Set<number> {
    const found = code.flatMap(({ mnemonic, operands }, at) => {
      if (isTableJump({ mnemonic, operands })) return this.tableOf(code, at);
      const target = /^bl/.test(mnemonic) ? null : /([0-9a-f]+) <[^>]+>/.exec(operands);
      return target ? [Number.parseInt(target[1]!, 16)] : [];
    });
    return new Set(found);
  }

  /**
   * Where `tbb [pc, rN]`, `tbh [pc, rN, lsl #1]` (ARMv7-M ARM, A7.7.185) or `ldr pc, [rM, rN, lsl #2]` behind `adr rM, …` may go; the number of entries is that
   * of the comparison before it.
   */
  private tableOf(code: readonly Instruction[], at: number): number[] {
    const { mnemonic, operands, address } = code[at]!;
    const words = /^ldr/.test(mnemonic);
    const [, table, register] = (words ? /\[(\w+), (\w+), lsl #2\]/ : /^\[(pc), (\w+)/).exec(operands) ?? [];
    const before = code.slice(Math.max(0, at - 8), at).reverse();
    const compare = before.find((each) => /^cmp/.test(each.mnemonic) && each.operands.startsWith(`${register},`));
    const limit = Number(/#(\d+)/.exec(compare?.operands ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(limit)) throw new NoBound('a table of jumps of unknown length');
    const entries = Array.from({ length: limit + 1 }, (_, entry) => entry);
    const bytes = (from: number, count: number) =>
      Array.from({ length: count }, (_, byte) => this.byteAt(from + byte) * 2 ** (8 * byte)).reduce((sum, each) => sum + each);
    if (!words) {
      const base = address + 4;
      const size = mnemonic === 'tbb' ? 1 : 2;
      return entries.map((entry) => base + 2 * bytes(base + size * entry, size));
    }
    const start = before.find((each) => new RegExp(`^${table}, pc, #\\d+`).test(each.operands) && /^add/.test(each.mnemonic));
    if (!start) throw new NoBound('a table of jumps at an unknown place');
    const base = ((start.address + 4) & ~3) + Number(/#(\d+)/.exec(start.operands)![1]);
    return entries.map((entry) => bytes(base + 4 * entry, 4) - 1);
  }

  /** The longest way from `start` within `nodes`, whatever loops of the source those of the code are. */
  private longest(graph: Graph, nodes: readonly number[], start: number): number {
    const cost = this.way(graph, nodes, start, []);
    if (cost === null) throw new NoBound(`loops in ${graph.name} that do not lie in each other as those of the source do`);
    return cost;
  }

  /** @param chain loops of the source that those around are taken for, outermost first; null: what is within cannot be in these */
  private way(graph: Graph, nodes: readonly number[], start: number, chain: readonly SourceLoop[]): number | null {
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
          : this.loopCost(graph, group, nodes, next, start, chain);
      if (own === null) return null;
      const beyond = group.flatMap((at) => next(at).flatMap((to) => (home.get(to) === group ? [] : [far.get(home.get(to)!) ?? 0])));
      far.set(group, own + Math.max(0, ...beyond));
    }
    const first = home.get(start);
    return first ? far.get(first)! : 0;
  }

  /**
   * All turns of a loop. It may be any of the loops of the source whose lines its own instructions have, but not one that lies around what a loop around it
   * is taken for: the most costly choice counts.
   */
  private loopCost(
    graph: Graph,
    group: readonly number[],
    nodes: readonly number[],
    next: (at: number) => number[],
    start: number,
    chain: readonly SourceLoop[],
  ): number | null {
    const members = new Set(group);
    const entries = new Set(nodes.flatMap((at) => (members.has(at) ? [] : next(at).filter((to) => members.has(to)))));
    if (members.has(start)) entries.add(start);
    // With several ways in, control may come some way through the part before it is at the one that is taken for the start of every turn.
    const choices = [...entries].map((header) => {
      const others = group.filter((at) => at !== header);
      const before = [...entries].flatMap((entry) => (entry === header ? [] : [this.way(graph, others, entry, chain)]));
      const turns = before.includes(null) ? null : this.turnsFrom(graph, group, header, chain);
      return turns === null ? null : turns + Math.max(0, ...(before as number[]));
    });
    return choices.reduce((least, each) => (least === null || (each !== null && each < least) ? each : least), null);
  }

  /** All turns of a loop that is entered at `header`. */
  private turnsFrom(graph: Graph, group: readonly number[], header: number, chain: readonly SourceLoop[]): number | null {
    const members = new Set(group);
    const saved = group.map((at) => graph.next[at]!);
    for (const at of group) graph.next[at] = graph.next[at]!.filter((to) => to !== header);
    // Instructions of loops within belong to those.
    const cut = (at: number) => graph.next[at]!.filter((to) => members.has(to));
    const own = components(group, cut).flatMap((each) => (each.length === 1 ? each : []));
    const innermost = own.length === group.length;
    let most: number | null = null;
    let turn: number | null = null;
    const around = chain.at(-1);
    for (const loop of this.candidates(graph, own)) {
      // A loop with two ways back may be two loops in the code. The turns of both are those of the one, which are counted already.
      if (loop !== around && !chain.every((outer) => this.mayContain(outer, loop))) continue;
      turn = innermost && turn !== null ? turn : this.way(graph, group, header, loop === around ? chain : [...chain, loop]);
      if (turn !== null) most = Math.max(most ?? 0, turn * (loop === around ? 1 : Number(loop.bound) + 1));
    }
    group.forEach((at, index) => {
      graph.next[at] = saved[index]!;
    });
    return most;
  }

  /** Loops of the source that a loop with these own instructions may come from. */
  private candidates(graph: Graph, own: readonly number[]): SourceLoop[] {
    if (byteLoops.test(graph.name)) return [{ file: graph.name, line: 0, endLine: 0, bound: String(this.bytes) }];
    const places = own.map((at) => graph.code[at]!);
    const around = this.loops.filter((loop) =>
      places.some(({ file, line }) => line >= loop.line && line <= loop.endLine && sameFile(file, loop.file)),
    );
    if (around.length > 0) return around;
    const at = places.find(({ line }) => line > 0);
    throw new NoBound(`a loop in ${graph.name}${at ? ` (${at.file}:${at.line})` : ''} that the source does not bound`);
  }

  /** Whether `inner` may run during a turn of `outer`. Of loops in C only their lines are known: they lie in it, or in a function that it may call. */
  private mayContain(outer: SourceLoop, inner: SourceLoop): boolean {
    if (outer.inside) return outer.inside.some((place) => this.loops[place] === inner) || !inner.inside;
    if (inner === outer || inner.inside) return false;
    if (inner.file !== outer.file || inner.line > outer.endLine || inner.endLine < outer.line) return true;
    return inner.line >= outer.line && inner.endLine <= outer.endLine;
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

function reachable(graph: Graph, start: number): number[] {
  const seen = new Set([start]);
  for (const at of seen) for (const to of graph.next[at]!) seen.add(to);
  return [...seen];
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
