/** An audit as data, for other programs: `bulkhead audit --json`. Fields are added in new versions, never changed in one. */
import type { Audit } from './audit.ts';
import { auditCodes } from './findings.ts';
import { reachOf } from './reach.ts';
import { automatonName, type MethodRules } from './rules.ts';

export const documentVersion = 3;

export interface AuditDocument {
  schema: 'bulkhead-audit';
  version: typeof documentVersion;
  verdict: 'pass' | 'fail';
  system: string | null;
  board: string | null;
  sha256: { kernel: string; image: string } | null;
  findings: { code: string; title: string; message: string }[];
  /** All that the board has. */
  peripherals: string[];
  points: { name: string; kind: string; type: string; safe: number; output: boolean; writer: string | null }[];
  /** Roles of sessions and flows of calls: `name` as the rules of the calls have it, the first state is the one it starts in. */
  automata: { name: string; states: string[]; resetBy: string[] }[];
  /** Levels of tasks, and the calls and points that are exempt. */
  levels: { kind: string; levels: Record<string, string>; exempt: string[] }[];
  tasks: {
    name: string;
    role: string;
    language: string;
    priority: number;
    /** Microseconds; 0: on events only, without a limit. */
    periodUs: number;
    budgetUs: number;
    startBudgetUs: number;
    serveLimit: number;
    memory: { flash: { base: number; size: number }; ram: { base: number; size: number } };
    regions: { number: number; access: string; spans: { base: number; size: number }[] }[];
    stack: { size: number; worst: number | null; reason: string | null };
    reads: string[];
    writes: string[];
    uses: string[];
    /** May read the audit log of the kernel. */
    log: boolean;
    interrupts: { line: number; bit: number }[];
    /** `rules`: what roles, flows and predicates say, by method; empty where they say nothing. */
    calls: {
      name: string;
      methods: number;
      rate: { atMost: number; perUs: number } | null;
      rules: MethodRules[];
      methodNames: { name: string; takes: boolean }[];
    }[];
    systemCalls: string[];
    indirectBranches: number;
    reaches: { direct: string[]; transitive: string[] };
    influences: { point: string; through: string[] }[];
    touches: { name: string; through: string[] }[];
  }[];
}

export function documentOf(audit: Audit): AuditDocument {
  const { declared, rights, compartments, findings } = audit;
  const tick = declared?.tickUs ?? 1;
  return {
    schema: 'bulkhead-audit',
    version: documentVersion,
    verdict: findings.length === 0 ? 'pass' : 'fail',
    system: declared?.system ?? null,
    board: declared?.board ?? null,
    sha256: audit.hashes,
    findings: findings.map(({ code, message }) => ({ code, title: auditCodes[code], message })),
    peripherals: Object.keys(declared?.peripherals ?? {}),
    points: (rights?.points ?? []).map(({ name, safe, output }, index) => {
      const { kind, type } = declared!.points[index]!;
      return { name, kind, type, safe, output, writer: rights!.tasks.find((task) => task.writes.includes(name))?.name ?? null };
    }),
    automata: (declared?.automata ?? []).map(({ states, resetBy }, index) => ({ name: automatonName(declared!, index), states, resetBy })),
    levels: declared?.levels ?? [],
    tasks: (rights?.tasks ?? []).map((task, index) => {
      const { flash, ram, regions } = compartments[index]!;
      const reach = reachOf(rights!, task.name);
      const stack = audit.stacks.find(({ name }) => name === task.name);
      const code = audit.code.find(({ name }) => name === task.name);
      return {
        name: task.name,
        role: task.role,
        language: declared!.tasks[index]!.language,
        priority: task.priority,
        periodUs: task.period * tick,
        budgetUs: task.budget,
        startBudgetUs: task.startBudget,
        serveLimit: task.serveLimit,
        memory: { flash, ram },
        regions: regions.map(({ number, read, write, execute, spans }) => ({
          number,
          access: `${read ? 'r' : '-'}${write ? 'w' : '-'}${execute ? 'x' : '-'}`,
          spans,
        })),
        stack: { size: stack?.size ?? 0, worst: stack?.worst ?? null, reason: stack?.reason ?? null },
        reads: task.reads,
        writes: task.writes,
        uses: task.uses,
        log: task.log,
        interrupts: task.interrupts,
        calls: task.calls.map(({ name, methods, rate, rules }, at) => ({
          name,
          methods,
          rules,
          methodNames: (declared!.tasks[index]!.calls[at]?.rules ?? []).map((rule) => ({
            name: rule.name,
            takes: rule.parameters.length > 0,
          })),
          rate: rate && { atMost: rate.atMost, perUs: rate.ticks * tick },
        })),
        systemCalls: code?.gates ?? [],
        indirectBranches: code?.indirect.length ?? 0,
        reaches: { direct: reach.direct, transitive: reach.transitive },
        influences: reach.influences,
        touches: reach.peripherals,
      };
    }),
  };
}
