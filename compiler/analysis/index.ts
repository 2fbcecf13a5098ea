/** All analyses of a program, and what they found in one report. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ElementPlace, Expression, Loop, Place, Program, Statement } from '../ir/types.ts';
import { eachStatement } from '../ir/walk.ts';
import { type CallGraph, callGraph } from './calls.ts';
import { findEscapes } from './escape.ts';
import { loopBounds } from './loops.ts';
import type { Range } from './range.ts';
import { analyseRanges } from './ranges.ts';

/** What code generation and reports need to know of a program. */
export interface Analysis {
  diagnostics: Diagnostic[];
  /** See Tables: integers, booleans, lengths of views. */
  ranges: ReadonlyMap<Expression, Range>;
  /** Elements, conversions and divisions: true when the check can never fail. */
  checks: ReadonlyMap<Expression, boolean>;
  /** See Tables. */
  relyingOnValue: ReadonlySet<ElementPlace>;
  reached: ReadonlySet<Statement>;
  bounds: ReadonlyMap<Loop, bigint>;
  calls: CallGraph;
  report: AnalysisReport;
}

/** For people and for `report.json`. */
export interface AnalysisReport {
  /** Run-time checks that remain and those proved unnecessary, by line. */
  checks: { file: string; line: number; remaining: number; proved: number }[];
  /** `inside`: places in this list of the loops that may run during a turn of this one, in functions that it calls too. */
  loops: { file: string; line: number; endLine: number; bound: string; inside: number[] }[];
}

/** Analyses a valid program. Code may be generated when no diagnostic is an error. */
export function analyse(program: Program): Analysis {
  const calls = callGraph(program);
  const ranges = analyseRanges(program, calls);
  const { tables } = ranges;
  const loops = loopBounds(program, ranges);
  const diagnostics = [...calls.diagnostics, ...tables.diagnostics, ...loops.diagnostics, ...findEscapes(program, calls)];
  diagnostics.sort((a, b) => comparePlaces(a.place, b.place));
  return {
    diagnostics,
    ranges: tables.ranges,
    checks: tables.checks,
    relyingOnValue: tables.relyingOnValue,
    reached: tables.reached,
    bounds: loops.bounds,
    calls,
    report: { checks: checksByLine(tables.checks), loops: boundsByLine(loops.bounds, program, calls) },
  };
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

function checksByLine(checks: ReadonlyMap<Expression, boolean>): AnalysisReport['checks'] {
  const lines = new Map<string, AnalysisReport['checks'][number]>();
  for (const [{ place }, proved] of checks) {
    const key = `${place.file}:${place.line}`;
    const line = lines.get(key) ?? { file: place.file, line: place.line, remaining: 0, proved: 0 };
    if (proved) line.proved++;
    else line.remaining++;
    lines.set(key, line);
  }
  return [...lines.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

function boundsByLine(bounds: ReadonlyMap<Loop, bigint>, program: Program, calls: CallGraph): AnalysisReport['loops'] {
  const order = [...bounds.keys()];
  const places = new Map(order.map((loop, index) => [loop, index]));
  const bodies = new Map(program.functions.map((each) => [each.id, each.body]));
  /** Of each function that is done: its loops and those of all that it calls. */
  const within = new Map<string, ReadonlySet<number>>();
  const loopsOf = (list: readonly Statement[]): Set<number> => {
    const found = new Set<number>();
    eachStatement(list, (s) => {
      const place = s.op === 'loop' ? places.get(s) : undefined;
      if (place !== undefined) found.add(place);
      if (s.op === 'call') for (const each of within.get(s.function) ?? []) found.add(each);
    });
    return found;
  };
  for (const id of calls.calleesFirst) within.set(id, loopsOf(bodies.get(id) ?? []));
  return order.map((loop) => ({
    file: loop.place.file,
    line: loop.place.line,
    endLine: loop.place.endLine,
    bound: `${bounds.get(loop)}`,
    inside: [...loopsOf([...loop.conditionSetup, ...loop.body, ...loop.update])],
  }));
}
