/** What the tests of single constructs share. */
import { expect } from 'vitest';
import * as b from '../../../compiler/ir/build.ts';
import { i32, type Local, type Program, type Statement, type Type } from '../../../compiler/ir/types.ts';
import { runOnHost } from '../../conformance/harness/host.ts';

export const x = (id = 'x', type: Type = i32) => b.local(id, type);
/** A program whose `scan` is this. */
export const program = (body: Statement[], locals: Local[], parts: Partial<Program> = {}) =>
  b.program({ scan: 'scan', ...parts, functions: [...(parts.functions ?? []), b.declareFunction('scan', { locals, body })] });
/** The lines it prints, on the host; it must end without a trap, and gcc for the chip must accept it too. */
export const lines = async (body: Statement[], locals: Local[], parts: Partial<Program> = {}) => {
  const { stdout, trap } = await runOnHost(program(body, locals, parts), { chip: true });
  expect(trap).toBeNull();
  return stdout.trimEnd().split('\n');
};
