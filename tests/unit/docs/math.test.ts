/** docs/math.md: its example is accepted, and what it says is not there is refused. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileText, root } from '../front/support.ts';

const text = readFileSync(path.join(root, 'docs', 'math.md'), 'utf8');

describe('docs/math.md', () => {
  it('has an example that is accepted', () => {
    const examples = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, source]) => source!);
    expect(examples).toHaveLength(1);
    for (const each of examples) expect(compileText(each, { alone: true }).diagnostics).toEqual([]);
  });

  it.each(['sinh', 'cosh', 'tanh', 'expm1', 'log1p', 'random'])('says that Math.%s is not there, and it is refused', (name) => {
    expect(text).toContain(name);
    const source = `import { type f32 } from 'bulkhead';\nlet x: f32 = 1;\nexport function scan(): void { x = Math.${name}(x); }`;
    expect(compileText(source, { alone: true }).diagnostics.map((each) => each.code)).toEqual(['BH1010']);
  });
});
