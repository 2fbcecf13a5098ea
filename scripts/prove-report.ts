/** What the proofs found: for a person as a table, for programs as JSON. */
import { table } from './output.ts';

/** One proof: a C file under WP, a task under Eva, a run of Spin. */
export interface Proof {
  method: 'wp' | 'eva' | 'spin';
  subject: string;
  /** WP and Eva: C functions looked at. Spin: states of the model, all of them. */
  functions?: number;
  states?: number;
  goals: number;
  proved: number;
  seconds: number;
  /** What was not proved, one line each. */
  failures: string[];
}

/** Something that no proof covers. */
export interface Uncovered {
  what: string;
  /** Why, or the test that covers it. */
  by: string;
}

export interface ProofReport {
  version: 1;
  ok: boolean;
  seconds: number;
  proofs: Proof[];
  assumed: Uncovered[];
  tested: Uncovered[];
  /** Functions of the kernel that are not proved, by file. */
  open: Uncovered[];
}

/** What every proof takes for granted. */
export const assumed: readonly Uncovered[] = [
  {
    what: 'kernel/proofs/model.h: sizes of the arrays of tables.c',
    by: 'the generator of the tables; the kernel checks what it can at start',
  },
  {
    what: 'kernel/proofs/model.h: that its constants name what the tables hold, and rank_of, task_at the one order of tasks by priority',
    by: 'nothing else names them; schedule_start is proved to find that order',
  },
  {
    what: 'contracts/platform.h: assembly, board, and the casts that lead to the memory of a task',
    by: 'tests/kernel and tests/attacks in QEMU',
  },
  { what: 'the contracts of the functions listed as not proved', by: 'tests/kernel, kernel/host against its oracle' },
  {
    what: "that a pointer handed to a kernel function does not point into the const tables (WP's memory model)",
    by: 'the callers, all in kernel/',
  },
  {
    what: "that the memory of tasks and the kernel's are apart, and buffers of a running task lie above its frame",
    by: 'the layout, and bulkhead audit',
  },
  { what: 'kernel/proofs/eva/driver.c: what the system calls and the drivers may give back', by: 'the words of bulkhead.h' },
  { what: 'Frama-C, its memory model Typed+cast, CVC4, Spin', by: '' },
  { what: 'kernel/proofs/protocol.pml says what call.c does', by: 'reading; names and order of steps are the same' },
];

/** What is not C, or not this machine's. */
export const tested: readonly Uncovered[] = [
  { what: 'kernel/arch/armv7m/*.S, kernel/user/gate.S', by: 'tests/kernel, tests/attacks in QEMU; bulkhead audit' },
  { what: 'what the registers of the processor do (arch/armv7m/*.c writes them)', by: 'tests/kernel, tests/attacks in QEMU' },
  { what: 'the C compiler and the linker', by: 'tests/conformance on the host and in QEMU' },
  { what: 'hal/ (board code, drivers)', by: 'tests/hil, tests/kernel/uart.test.ts' },
  { what: 'the compiler from TypeScript to C', by: 'tests/conformance: Node, host and QEMU agree' },
  { what: 'kernel/link.c as the host sees it', by: 'tests/hil; tests/kernel/host.test.ts' },
];

export function formatProofs(report: ProofReport): string {
  const titles = {
    wp: 'Kernel: Frama-C WP with RTE',
    eva: 'Generated C: Frama-C Eva, alarms count as goals not proved',
    spin: 'Protocol: Spin, all states',
  };
  const sections = (['wp', 'eva', 'spin'] as const).flatMap((method) => {
    const proofs = report.proofs.filter((proof) => proof.method === method);
    if (proofs.length === 0) return [];
    const size = method === 'spin' ? 'states' : 'functions';
    const rows = proofs.map((proof) => [
      `  ${proof.subject}`,
      String(proof[size] ?? 0),
      String(proof.goals),
      String(proof.proved),
      proof.seconds.toFixed(1),
    ]);
    const sum = (pick: (proof: Proof) => number) => proofs.reduce((total, proof) => total + pick(proof), 0);
    const total = [
      '  all',
      String(sum((proof) => proof[size] ?? 0)),
      String(sum((proof) => proof.goals)),
      String(sum((proof) => proof.proved)),
      sum((proof) => proof.seconds).toFixed(1),
    ];
    return [`${titles[method]}\n${table([['', size, 'goals', 'proved', 'seconds'], ...rows, total], [1, 2, 3, 4])}`];
  });
  const list = (title: string, entries: readonly Uncovered[]) => `${title}\n${table(entries.map(({ what, by }) => [`  ${what}`, by]))}`;
  const failures = report.proofs.flatMap((proof) => proof.failures.map((failure) => `  ${proof.subject}: ${failure}`));
  return [
    ...sections,
    list('Assumed', report.assumed),
    list('Covered by tests only', report.tested),
    ...(report.open.length > 0 ? [list('Not proved: covered by the tests of kernel/host and of tests/kernel', report.open)] : []),
    ...(failures.length > 0 ? [`Not proved\n${failures.join('\n')}`] : []),
    `${verdictOf(report)}, in ${report.seconds.toFixed(0)} s`,
  ].join('\n\n');
}

function verdictOf({ ok, open }: ProofReport): string {
  if (!ok) return 'NOT everything is proved';
  const functions = open.reduce((sum, { by }) => sum + by.split(', ').length, 0);
  return functions === 0 ? 'everything is proved' : `every goal is proved; ${functions} functions have none yet`;
}
