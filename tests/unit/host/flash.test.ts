import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSegments, misfit } from '../../../scripts/flash-image.ts';
import { explainFailure, openOcdArguments, shellCommand, stageOf, tclWord } from '../../../scripts/flash-openocd.ts';
import { board } from './system.ts';

const tool = { interface: 'stlink', target: 'stm32f4x' };

/** An ELF header with a program header of one entry for each segment. */
function image(segments: { type: number; virtual: number; physical: number; size: number }[]): Buffer {
  const bytes = Buffer.alloc(52 + 32 * segments.length);
  bytes.writeUInt32LE(52, 28);
  bytes.writeUInt16LE(32, 42);
  bytes.writeUInt16LE(segments.length, 44);
  segments.forEach(({ type, virtual, physical, size }, index) => {
    const at = 52 + 32 * index;
    bytes.writeUInt32LE(type, at);
    bytes.writeUInt32LE(virtual, at + 8);
    bytes.writeUInt32LE(physical, at + 12);
    bytes.writeUInt32LE(size, at + 16);
  });
  return bytes;
}

describe('loadSegments', () => {
  it('takes load addresses, and only what has contents', () => {
    const bytes = image([
      { type: 1, virtual: 0x0800_0000, physical: 0x0800_0000, size: 100 },
      { type: 1, virtual: 0x2000_0000, physical: 0x0800_0064, size: 8 },
      { type: 1, virtual: 0x2000_0008, physical: 0x2000_0008, size: 0 },
      { type: 4, virtual: 0, physical: 0, size: 4 },
    ]);
    expect(loadSegments({ bytes })).toEqual([
      { address: 0x0800_0000, size: 100 },
      { address: 0x0800_0064, size: 8 },
    ]);
  });
});

describe('misfit', () => {
  const { base, size } = board.flash;
  it('takes an image that fills the flash to its last byte', () => {
    expect(misfit([{ address: base, size }], board)).toBeNull();
  });

  it('refuses one byte more, code outside flash, and an empty image', () => {
    expect(misfit([{ address: base, size: size + 1 }], board)).toContain('1 bytes behind the flash of netduinoplus2');
    expect(misfit([{ address: base - 4, size: 8 }], board)).toContain('outside the flash');
    expect(misfit([{ address: 0x2000_0000, size: 8 }], board)).toContain('0x20000000');
    expect(misfit([], board)).toContain('nothing to program');
  });
});

describe('openOcdArguments', () => {
  it('connects, programs, verifies, resets and leaves', () => {
    expect(openOcdArguments(tool, '/build/firmware.elf', undefined)).toEqual([
      ...['-f', 'interface/stlink.cfg', '-f', 'target/stm32f4x.cfg'],
      ...['-c', 'program /build/firmware.elf verify reset exit'],
    ]);
  });

  it('chooses the probe, and takes scripts by path', () => {
    const words = openOcdArguments({ interface: 'interface/stlink.cfg', target: 'board/mine.cfg' }, '/a b.elf', '066E');
    expect(words).toEqual([
      ...['-f', 'interface/stlink.cfg', '-c', 'adapter serial 066E', '-f', 'board/mine.cfg'],
      ...['-c', 'program /a\\ b.elf verify reset exit'],
    ]);
  });
});

describe('tclWord', () => {
  it('escapes everything that Tcl would read', () => {
    expect(tclWord('/a b$[x]{"};')).toBe('/a\\ b\\$\\[x\\]\\{\\"\\}\\;');
  });

  it('keeps one word one word', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => !/(^|[^\\])(\\\\)*[\s"{}[\]$;]/.test(tclWord(text))));
  });
});

describe('shellCommand', () => {
  it('can be pasted', () => {
    expect(shellCommand('openocd', ['-f', 'a.cfg', "it's"])).toBe("openocd -f a.cfg 'it'\\''s'");
  });
});

describe('what OpenOCD says', () => {
  it('shows how far it is', () => {
    expect(['** Programming Started **', '** Verify Started **', '** Resetting Target **', 'Info : x'].map(stageOf)).toEqual([
      'erase and program',
      'verify',
      'reset',
      null,
    ]);
  });

  it.each([
    ['Error: open failed\n** OpenOCD init failed **', 'no debug probe for netduinoplus2 found'],
    ['Error: libusb_open() failed with LIBUSB_ERROR_ACCESS', 'may not be opened by you'],
    ['Error: init mode failed (unable to connect to the target)', 'does not reach the chip'],
    ['Error: checksum mismatch - attempting binary compare\nError: ** Verify Failed **', 'does not hold what was written'],
    ['something else', 'something else'],
  ])('explains %s', (output, message) => {
    expect(explainFailure(output, 'netduinoplus2')).toContain(message);
  });
});
