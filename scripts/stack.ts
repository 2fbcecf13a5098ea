/** How much stack a task gets: what the user fixed, else what the call graph of its objects says, with an exception on top. */
import { existsSync, readFileSync } from 'node:fs';
import { readCallgraph, type StackBound, type StackGraph, worstStack } from '../compiler/analysis/stack.ts';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { systemCodes } from '../compiler/system/codes.ts';
import type { Board, TaskModel } from '../compiler/system/model.ts';
import { roundUp } from '../compiler/system/mpu.ts';
import { InputError } from './errors.ts';
import { type BinaryTools, binaryStacks } from './stack-binary.ts';

const nativeDefault = 1024;
/** A task whose code calls what GCC has no figures for gets at least this. */
const unboundedLeast = 1024;

/** Bytes that an exception pushes and a switch saves below the deepest frame (kernel/README.md). */
export function exceptionReserve(board: Board): number {
  return board.fpu ? 176 : 40;
}

const root = 'bulkhead_start';
/** Assembly of kernel/user/gate.S: pushes nothing. */
const gateNames = ['wait', 'reply_wait', 'call', 'call_peer', 'reply', 'notify', 'unmask', 'write', 'time', 'trap', 'supervise', 'link'];
const gates: Record<string, number> = Object.fromEntries(gateNames.map((name) => [`bulkhead_${name}`, 0]));

export interface StackNeed {
  /** Bytes to reserve, a multiple of 8. */
  stack: number;
  /** The most the code can use, with the exception; null when the call graph does not tell. */
  bound: number | null;
}

/**
 * @param objects what the compartment was linked from, each with its call graph beside it
 * @param joined the compartment as one object, its names still its own
 * @throws InputError (BH4007) when the user fixed less than the code can use
 */
export async function stackNeed(
  tools: BinaryTools,
  task: TaskModel,
  board: Board,
  objects: readonly string[],
  joined: string,
): Promise<StackNeed> {
  const graph = callGraph(objects);
  let found = worstStack(graph, root, gates);
  if (found.unknown.length > 0) {
    const libraries = found.unknown.filter((name) => /^\w+$/.test(name));
    found = worstStack(graph, root, { ...gates, ...(await binaryStacks(tools, joined, libraries)) });
  }
  const bound = found.unknown.length === 0 ? roundUp(found.bytes + exceptionReserve(board), 8) : null;
  if (task.stack !== undefined) {
    if (bound !== null && task.stack < bound) throw new InputError([tooSmall(task, task.stack, bound, found)]);
    return { stack: task.stack, bound };
  }
  if (bound !== null) return { stack: task.language === 'c' && task.role === 'user' ? Math.max(nativeDefault, bound) : bound, bound };
  const least = task.language === 'c' ? nativeDefault : unboundedLeast;
  return { stack: Math.max(least, roundUp(2 * found.bytes + exceptionReserve(board), 8)), bound };
}

/** The files with the call graphs of these objects; those of assembly have none. */
export function callGraphs(objects: readonly string[]): string[] {
  return objects.map((object) => object.replace(/\.o$/, '.ci')).filter((file) => existsSync(file));
}

function callGraph(objects: readonly string[]): StackGraph {
  return readCallgraph(callGraphs(objects).map((file) => strongNames(readFileSync(file, 'utf8'))));
}

/** GCC names the weak defaults of start.c like static functions; the linker puts the task's own in their place. */
function strongNames(graph: string): string {
  return graph.replaceAll(/"[^"]*\/kernel\/user\/start\.c:(init|scan|serve)"/g, '"$1"');
}

function tooSmall(task: TaskModel, stack: number, bound: number, { path }: StackBound): Diagnostic {
  return {
    code: 'BH4007',
    severity: 'error',
    message: `task '${task.name}' needs ${bound} bytes of stack, not ${stack}: ${path.join(' → ')}, and an exception on top`,
    hint: systemCodes.BH4007.hint,
    place: task.place,
  };
}
