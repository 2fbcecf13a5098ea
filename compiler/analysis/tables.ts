/** What the range analysis finds out, kept beside the tree. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ElementPlace, Expression, Statement } from '../ir/types.ts';
import { join, type Range } from './range.ts';

export class Tables {
  /** Integer and exact: the values; boolean: 0, 1 or both; view: its lengths. Absent where control never gets. */
  readonly ranges = new Map<Expression, Range>();
  /** Expressions with a run-time check (element, convert, division): true when it can never fail. */
  readonly checks = new Map<Expression, boolean>();
  /** Elements that are written whose index is proved only by checks in the value: these come first in the code too. */
  readonly relyingOnValue = new Set<ElementPlace>();
  /** Statements that control can get to. */
  readonly reached = new Set<Statement>();
  readonly diagnostics: Diagnostic[] = [];

  note(e: Expression, r: Range): void {
    const known = this.ranges.get(e);
    this.ranges.set(e, known ? join(known, r) : r);
  }

  /** A node that two places share is proved only when both are. */
  noteCheck(e: Expression, proved: boolean): void {
    this.checks.set(e, (this.checks.get(e) ?? true) && proved);
  }

  report(diagnostic: Diagnostic): void {
    const { place, code } = diagnostic;
    const same = (other: Diagnostic) =>
      other.code === code &&
      other.place?.line === place?.line &&
      other.place?.column === place?.column &&
      other.place?.file === place?.file;
    if (!this.diagnostics.some(same)) this.diagnostics.push(diagnostic);
  }
}
