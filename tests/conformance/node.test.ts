/** Under Node, through the source transform, every program runs, and those whose output is known from the language rules print it. */
import { readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { runUnderNode } from './node.ts';
import { allCases, programOf, shown } from './suite.ts';

const cases = allCases();
const program = programOf(cases);

describe('conformance under Node', () => {
  it('holds at least 400 programs', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
  });

  it('is accepted by TypeScript with the global scope of firmware', () => {
    const findings = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
    expect(
      findings.map((each) => `${each.file?.fileName}: ${ts.flattenDiagnosticMessageText(each.messageText, '\n')}`),
      'type errors',
    ).toEqual([]);
  });

  it.each(cases)('$name', async ({ file, expected }) => {
    const outcome = await runUnderNode(file, { program });
    if (expected === undefined) expect(shown(outcome)).not.toBe('');
    else expect(shown(outcome)).toBe(expected);
  });

  // What needs the transform: f32, numeric enums by name, steps and stores that trap, lines of sequences.
  const integers = cases.filter(
    ({ file, later }) => !later && !/f32|f64|enum |Float\d|\.line\b|import \{.*Mode/.test(readFileSync(file, 'utf8')),
  );

  it.each(integers)('$name runs with its types stripped and nothing else', async ({ file }) => {
    const outcome = await runUnderNode(file, { program });
    if (outcome.trap === null) expect(await runUnderNode(file, { program, transform: false })).toEqual(outcome);
  });
});
