/** BH2xxx: what the analyses of the IR refuse. The findings carry messages and hints of their own (compiler/analysis/). */
import type { CodeEntry } from './language-codes.ts';

export const analysisCodes = {
  BH2001: { title: 'number past its limits', hint: 'use a sized type in between, f64, or bigint with i64 or u64' },
  BH2010: { title: 'loop without a bound', hint: 'count towards a fixed limit, or write `for (const _ of atMost(100))`' },
  BH2011: { title: 'turn of a loop without a yield', hint: 'let every way through the loop come to a `yield`' },
  BH2020: { title: 'recursion', hint: 'write a loop, with an array for what is still to be done' },
  BH2030: { title: 'reference that outlives its object', hint: 'keep an index, or copy what is needed' },
  BH2040: { title: 'statement that always traps', hint: 'correct the value or the type' },
} as const satisfies Record<`BH2${number}`, CodeEntry>;
