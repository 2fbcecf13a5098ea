/**
 * Where everything lies: each task's flash and RAM in a span that one MPU region grants exactly, the kernel outside of all of them.
 *
 * In flash the kernel comes first (the vector table stands at the start), then the tasks. In RAM the kernel comes first as well: its stack grows down
 * from the end of what it has, towards its own data. A task's RAM is, from the bottom: stack, initialised data, zeroed data. So a
 * stack that overflows leaves the region, and never meets the task's own data. What a span has left over goes to the stack.
 */
import { granuleFor, placeSpan, roundUp, type Span } from './mpu.ts';

export interface TaskDemand {
  name: string;
  /** Code, constants, and initial values of data. */
  flash: number;
  /** Data and zeroed data, each already rounded up to 8. */
  data: number;
  bss: number;
  stack: number;
}

export interface LayoutDemand {
  flash: Span;
  ram: Span;
  /** Kernel and tables, in bytes. */
  kernelFlash: number;
  kernelRam: number;
  /** In task order. */
  tasks: TaskDemand[];
}

export interface TaskPlacement {
  flash: Span;
  ram: Span;
  /** At the bottom of `ram`: what was asked, and what was left over. */
  stack: number;
}

export interface Layout {
  kernelFlash: Span;
  kernelRam: Span;
  tasks: TaskPlacement[];
  /** Bytes from the start of the memory to the end of what is placed last. */
  flashEnd: number;
  ramEnd: number;
}

/** What did not fit. */
export interface LayoutFailure {
  memory: 'flash' | 'ram';
  /** Bytes of the memory, and of what lies in it without the gaps. */
  size: number;
  demands: { name: string; bytes: number }[];
}

export type LayoutResult = { layout: Layout; failure?: never } | { failure: LayoutFailure; layout?: never };

/** Kernel stacks and tables want no more than this. */
const kernelAlignment = 32;

export function planLayout(demand: LayoutDemand): LayoutResult {
  const flashNeeds = demand.tasks.map((task) => task.flash);
  const ramNeeds = demand.tasks.map((task) => roundUp(task.stack, 8) + task.data + task.bss);
  const flash = placeAll(demand.flash, roundUp(demand.kernelFlash, kernelAlignment), flashNeeds);
  if (!flash) return { failure: failureOf(demand, 'flash', demand.flash.size, demand.kernelFlash, flashNeeds) };
  const ram = placeAll(demand.ram, roundUp(demand.kernelRam, kernelAlignment), ramNeeds);
  if (!ram) return { failure: failureOf(demand, 'ram', demand.ram.size, demand.kernelRam, ramNeeds) };
  const endOf = (spans: readonly Span[], start: Span) => Math.max(start.base + start.size, ...spans.map((span) => span.base + span.size));
  const kernelFlash = { base: demand.flash.base, size: roundUp(demand.kernelFlash, kernelAlignment) };
  const kernelRam = { base: demand.ram.base, size: roundUp(demand.kernelRam, kernelAlignment) };
  return {
    layout: {
      kernelFlash,
      kernelRam,
      tasks: demand.tasks.map((task, index) => ({
        flash: flash[index]!,
        ram: ram[index]!,
        stack: ram[index]!.size - task.data - task.bss,
      })),
      flashEnd: endOf(flash, kernelFlash),
      ramEnd: endOf(ram, kernelRam),
    },
  };
}

function failureOf(demand: LayoutDemand, memory: 'flash' | 'ram', size: number, kernel: number, needs: readonly number[]): LayoutFailure {
  const tasks = demand.tasks.map((task, index) => ({ name: task.name, bytes: needs[index]! }));
  return { memory, size, demands: [{ name: 'kernel', bytes: kernel }, ...tasks].sort((a, b) => b.bytes - a.bytes) };
}

/**
 * Places spans of at least `needs` bytes after the first `reserved` bytes of `memory`, without overlap; null when no order tried fits them in. The
 * first orders are largest first, smallest first, by granule, and as given: the one that ends lowest wins. Where none fits, many more are
 * tried before the memory is called too small.
 */
function placeAll(memory: Span, reserved: number, needs: readonly number[]): Span[] | null {
  const indices = needs.map((_, index) => index);
  const orders = [
    [...indices].sort((a, b) => needs[b]! - needs[a]! || a - b),
    [...indices].sort((a, b) => granuleFor(needs[b]!) - granuleFor(needs[a]!) || needs[a]! - needs[b]! || a - b),
    indices,
    [...indices].sort((a, b) => needs[a]! - needs[b]! || a - b),
  ];
  let best: Placed | null = null;
  for (const order of orders) {
    const placed = placeInOrder(memory, reserved, needs, order);
    if (placed && (!best || placed.end < best.end)) best = placed;
  }
  for (let attempt = 1; !best && attempt <= attemptsMost; attempt++)
    best = placeInOrder(memory, reserved, needs, shuffled(indices, attempt));
  return best?.spans ?? null;
}

interface Placed {
  spans: Span[];
  end: number;
}

const attemptsMost = 500;

/** A permutation that depends on `seed` alone: the same system has the same layout each time. */
function shuffled(indices: readonly number[], seed: number): number[] {
  const order = [...indices];
  let state = Math.imul(seed, 0x9e37_79b1) >>> 0;
  for (let last = order.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

function placeInOrder(memory: Span, reserved: number, needs: readonly number[], order: readonly number[]): Placed | null {
  const memoryEnd = memory.base + memory.size;
  let gaps: Span[] = [{ base: memory.base + reserved, size: memory.size - reserved }];
  const spans: Span[] = needs.map(() => ({ base: 0, size: 0 }));
  let end = memory.base + reserved;
  if (end > memoryEnd) return null;
  for (const index of order) {
    const span = bestSpan(gaps, Math.max(needs[index]!, 1));
    if (!span) return null;
    spans[index] = span;
    end = Math.max(end, span.base + span.size);
    gaps = gaps.flatMap((gap) => without(gap, span));
  }
  return { spans, end };
}

/** Of all legal spans, the one that ends lowest; the smaller of two that end alike. */
function bestSpan(gaps: readonly Span[], bytes: number): Span | null {
  let best: Span | null = null;
  // Coarser granules waste more inside, but may sit where finer ones meet the edge of a block; past a whole region of its own none can help.
  const finest = granuleFor(bytes);
  for (let granule = finest; granule <= finest * 8; granule *= 2) {
    const granules = Math.ceil(bytes / granule);
    const size = granules * granule;
    for (const gap of gaps) {
      const base = placeSpan(gap.base, granule, granules);
      if (base + size > gap.base + gap.size) continue;
      if (!best || base + size < best.base + best.size || (base + size === best.base + best.size && size < best.size))
        best = { base, size };
    }
  }
  return best;
}

function without(gap: Span, span: Span): Span[] {
  const end = gap.base + gap.size;
  if (span.base >= end || span.base + span.size <= gap.base) return [gap];
  return [
    { base: gap.base, size: span.base - gap.base },
    { base: span.base + span.size, size: end - span.base - span.size },
  ].filter((part) => part.size > 0);
}
