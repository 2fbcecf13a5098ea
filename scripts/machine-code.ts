/** The machine code of functions as `objdump -dl` writes it, and what its jumps are (ARMv7-M ARM, A4.3). */

export interface Instruction {
  address: number;
  mnemonic: string;
  operands: string;
  file: string;
  line: number;
}

export interface CodeFunction {
  name: string;
  code: Instruction[];
}

export const conditions = 'eq|ne|cs|cc|hs|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le';
export const branch = new RegExp(`^b(${conditions})?(\\.[nw])?$`);
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

export function isTableJump({ mnemonic, operands }: Pick<Instruction, 'mnemonic' | 'operands'>): boolean {
  return /^tb[bh]$/.test(mnemonic) || (/^ldr/.test(mnemonic) && /^pc, \[\w+, \w+, lsl #2\]/.test(operands));
}

export function leaves(mnemonic: string, operands: string): boolean {
  if (/^bx/.test(mnemonic)) return operands.trim() === 'lr';
  if (/^(pop|ldmia)/.test(mnemonic)) return /\bpc\b/.test(operands.replace(/^[^{]*/, ''));
  if (/^ldr/.test(mnemonic)) return /^pc, \[sp\]/.test(operands);
  return /^(udf|bkpt)/.test(mnemonic);
}

/** Strongly connected components (Tarjan), each after all that it leads to; without recursion, since functions are long. */
export function components(nodes: readonly number[], next: (at: number) => number[]): number[][] {
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
