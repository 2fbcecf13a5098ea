/**
 * Worst-case stack from GCC's own figures: reads what `-fcallgraph-info=su` writes (one `.ci` file a translation unit) and walks the call graph.
 */

export interface StackNode {
  name: string;
  /** Bytes of this function's frame; undefined for functions defined elsewhere. */
  bytes?: number;
  /** GCC could not bound the frame (alloca, variable-length arrays). */
  dynamic: boolean;
  calls: Set<string>;
}
export type StackGraph = Map<string, StackNode>;

export interface StackBound {
  /** Bytes of the deepest known path, frames only. */
  bytes: number;
  /** Functions of that path, root first. */
  path: string[];
  /** Functions reached whose frame is not known (no figure given, indirect call, dynamic, recursion): the bound does not hold while any is here. */
  unknown: string[];
}

/** Reads `.ci` texts into one graph. A static function is `file.c:name` in it, as GCC names it. */
export function readCallgraph(texts: readonly string[]): StackGraph {
  const graph: StackGraph = new Map();
  const node = (name: string): StackNode => {
    const known = graph.get(name);
    if (known) return known;
    const fresh: StackNode = { name, dynamic: false, calls: new Set() };
    graph.set(name, fresh);
    return fresh;
  };
  for (const text of texts) {
    for (const line of text.split('\n')) {
      const title = /^node: \{ title: "([^"]+)" label: "([^"]*)"/.exec(line);
      if (title) {
        const each = node(title[1] ?? '');
        const size = /\\n(\d+) bytes \(([a-z, ]+)\)/.exec(title[2] ?? '');
        if (size) {
          each.bytes = Math.max(each.bytes ?? 0, Number(size[1]));
          each.dynamic = size[2] === 'dynamic';
        }
      }
      const edge = /^edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"/.exec(line);
      if (edge) node(edge[1] ?? '').calls.add(edge[2] ?? '');
    }
  }
  return graph;
}

/** The node of a function: its own name, or that of a static function of any file. */
function findNode(graph: StackGraph, name: string): StackNode | undefined {
  return graph.get(name) ?? [...graph.values()].find((node) => node.name.endsWith(`:${name}`));
}

/**
 * Worst-case stack of `root` and all it calls, in bytes.
 * @param known frames of functions that no `.ci` file describes (assembly, libraries), by name
 */
export function worstStack(graph: StackGraph, root: string, known: Readonly<Record<string, number>> = {}): StackBound {
  const unknown = new Set<string>();
  const done = new Map<string, { bytes: number; path: string[] }>();
  const active = new Set<string>();
  const visit = (name: string): { bytes: number; path: string[] } => {
    const finished = done.get(name);
    if (finished) return finished;
    if (active.has(name)) {
      unknown.add(`${name} (recursion)`);
      return { bytes: 0, path: [] };
    }
    const node = findNode(graph, name);
    const own = known[name] ?? node?.bytes;
    if (own === undefined) unknown.add(name);
    if (node?.dynamic && known[name] === undefined) unknown.add(`${name} (dynamic)`);
    active.add(name);
    let deepest: { bytes: number; path: string[] } = { bytes: 0, path: [] };
    for (const callee of node?.calls ?? []) {
      const below = visit(callee);
      if (below.bytes >= deepest.bytes) deepest = below;
    }
    active.delete(name);
    const result = { bytes: (own ?? 0) + deepest.bytes, path: [name, ...deepest.path] };
    done.set(name, result);
    return result;
  };
  const { bytes, path } = visit(root);
  return { bytes, path, unknown: [...unknown] };
}
