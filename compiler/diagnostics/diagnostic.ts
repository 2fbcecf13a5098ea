import type { Place } from '../ir/types.ts';

/** One finding about the user's input. `code` is of the table in codes.ts and never reused. */
export interface Diagnostic {
  code: `BH${number}`;
  severity: 'error' | 'warning';
  message: string;
  hint?: string;
  /** Absent only where no file is at fault (a missing folder). */
  place?: Place;
}
