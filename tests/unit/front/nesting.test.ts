/** A text that is nested past what the parser can hold is refused like any other. Mutated sources: tests/conformance/mutations.ts. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { typeCheck } from '../../../compiler/front/index.ts';
import { fixturesFolder, project } from './support.ts';

describe('deep nesting', () => {
  it('typeCheck takes a text that is nested past the parser', () => {
    const file = path.join(fixturesFolder, 'deep.ts');
    project.give({ [file]: `const x = ${'['.repeat(20_000)}${']'.repeat(20_000)};` });
    expect(typeCheck(project, [file]).map((each) => each.code)).toEqual(['BH1066']);
  });
});
