import { describe, expect, it } from 'vitest';
import type { TrapSite } from '../../../compiler/emit/traps.ts';
import type { Elf } from '../../../scripts/elf.ts';
import { describeTrap, readTraps, trapsSection } from '../../../scripts/symbols-traps.ts';

const site: TrapSite = {
  site: 4,
  file: 'tank/control.ts',
  line: 17,
  column: 9,
  kind: 'index',
  template: 'index {value} out of 0..{last}',
  value: 'integer',
  extra: 'length',
  low: '0',
  high: '100',
  legal: ['0', '7'],
};

/** An ELF whose only section of contents is that of the traps. */
function elf(contents: string): Elf {
  const bytes = Buffer.from(contents);
  const section = { name: trapsSection, index: 1, type: 1, flags: 0, address: 0, offset: 0, size: bytes.length, alignment: 1 };
  return { sections: [section], symbols: [], bytes };
}

describe('the trap sites of an image', () => {
  it('give a trap its file, line and text', () => {
    const table = readTraps(elf(JSON.stringify({ tasks: { control: [site] } })));
    expect(describeTrap(table, 'control', 4 | (8 << 16), 12)).toBe('control.ts:17 index 12 out of 0..7');
    expect(describeTrap(table, 'control', 5, 12)).toBeNull();
    expect(describeTrap(table, 'modbus', 4, 12)).toBeNull();
  });

  it('are empty without the section, and an error when it holds something else', () => {
    expect(readTraps({ sections: [], symbols: [], bytes: Buffer.alloc(0) })).toEqual({ tasks: {} });
    expect(() => readTraps(elf('[]'))).toThrow('no trap sites by task');
  });
});
