/** One program, three ways of running it: under Node, compiled on the host under sanitizers, compiled for the chip in QEMU. */
import type { ts } from 'ts-morph';
import { type BatchOptions, type Ran, runBatch } from './batch.ts';
import { chip, host, type Leg } from './legs.ts';
import { type Outcome, runUnderNode, stripAll } from './node.ts';
import { type Broken, type ConformanceProgram, type Generated, generateAll, projectOf, type Refused } from './programs.ts';
import { shown } from './suite.ts';

/** What became of a program: refused, or in which way the ways differ (none: they agree). */
export type Verdict = { kind: 'refused'; refusal: Refused } | { kind: 'compared'; differences: string[] };

export interface CompareOptions extends BatchOptions {
  /** For the side of Node; default: that of the compiler, of which it takes trees and types and nothing else. */
  program?: ts.Program;
  legs?: readonly Leg[];
}

/** Runs all, and compares; verdicts in their order. */
export async function compareAll(programs: readonly ConformanceProgram[], options: CompareOptions = {}): Promise<Verdict[]> {
  const project = projectOf(programs);
  const outcomes = generateAll(programs, project);
  const generated = new Map<number, Generated>();
  outcomes.forEach((outcome, number) => {
    if (outcome.kind === 'generated') generated.set(number, outcome);
  });
  const legs = options.legs ?? [host, chip];
  const running = legs.map((leg) => runBatch(leg, generated, options));
  // The compilers are at work meanwhile.
  const program = options.program ?? project.program(programs.map((each) => each.file));
  const node = await underNode(programs, new Set(generated.keys()), program);
  const results = await Promise.all(running);
  return outcomes.map((outcome, number) => {
    if (outcome.kind === 'refused') return { kind: 'refused', refusal: outcome };
    if (outcome.kind === 'broken') return { kind: 'compared', differences: [`compiler: ${outcome.why}`] };
    const differences = legs.flatMap((leg, index) => differencesOf(leg, results[index]!.get(number), node.get(number)!));
    return { kind: 'compared', differences };
  });
}

async function underNode(
  programs: readonly ConformanceProgram[],
  wanted: ReadonlySet<number>,
  program: ts.Program,
): Promise<Map<number, Outcome | Broken>> {
  const results = new Map<number, Outcome | Broken>();
  // Programs on the disk may have modules of their own, which are few.
  const texts = [...wanted].map((number) => programs[number]!).filter((each) => each.text !== undefined);
  const bodies = await stripAll(
    program,
    texts.map((each) => each.file),
  );
  const stripped = (file: string) => bodies.get(file);
  for (const number of wanted) {
    // The compilers' children are waited for in between.
    if (number % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
    const { file, times } = programs[number]!;
    results.set(
      number,
      await runUnderNode(file, { program, stripped, ...(times ? { times } : {}) }).catch((error) => ({
        kind: 'broken',
        why: String(error),
      })),
    );
  }
  return results;
}

function differencesOf(leg: Leg, ran: Ran | undefined, node: Outcome | Broken): string[] {
  if ('kind' in node) return [`node: ${node.why}`];
  if (ran === undefined) return [`${leg.name}: not run`];
  if (ran.kind === 'broken') return [`${leg.name}: ${ran.why}`];
  return agrees(ran.outcome, node) ? [] : [`--- node\n${shown(node)}--- ${leg.name}\n${shown(ran.outcome)}`];
}

/**
 * Whether compiled code did what Node did. A trap carries 32 or 48 bits of its value: where the text says so, Node's value must agree with what is
 * known.
 */
export function agrees(compiled: Outcome, node: Outcome): boolean {
  if (compiled.stdout !== node.stdout) return false;
  if (compiled.trap === node.trap) return true;
  if (compiled.trap === null || node.trap === null) return false;
  const known = /^(.* (?:value|index)) \((\d+) modulo 2\^(\d+)\) out of (.*)$/.exec(compiled.trap);
  const about = /^(.* value) about (\S+) out of (.*)$/.exec(compiled.trap);
  const exact = /^(.* (?:value|index)) (\S+) out of (.*)$/.exec(node.trap);
  if (!exact) return false;
  if (known) {
    const value = BigInt.asUintN(Number(known[3]), BigInt(exact[2]!));
    return known[1] === exact[1] && known[4] === exact[3] && BigInt(known[2]!) === value;
  }
  return (
    about !== null && about[1] === exact[1] && about[3] === exact[3] && Math.fround(Number(about[2])) === Math.fround(Number(exact[2]))
  );
}
