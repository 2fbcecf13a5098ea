import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Layout, type LayoutDemand, planLayout, type TaskDemand } from '../../../compiler/system/layout.ts';
import { encodeRasr, encodeRbar, granted, regionOf, type Span } from '../../../compiler/system/mpu.ts';

const task = fc.record({
  name: fc.constant('task'),
  flash: fc.integer({ min: 0, max: 9000 }),
  data: fc.integer({ min: 0, max: 60 }).map((words) => words * 8),
  bss: fc.integer({ min: 0, max: 300 }).map((words) => words * 8),
  stack: fc.integer({ min: 32, max: 3000 }),
}) satisfies fc.Arbitrary<TaskDemand>;

const demand = fc.record({
  flash: fc.constant({ base: 0x0800_0000, size: 0x10_0000 }),
  ram: fc.constant({ base: 0x2000_0000, size: 0x2_0000 }),
  kernelFlash: fc.integer({ min: 1, max: 12_000 }),
  kernelRam: fc.integer({ min: 512, max: 4000 }),
  tasks: fc.array(task, { minLength: 1, maxLength: 16 }),
}) satisfies fc.Arbitrary<LayoutDemand>;

function planned(demand: LayoutDemand): Layout {
  const { layout } = planLayout(demand);
  if (!layout) throw new Error('does not fit');
  return layout;
}

const end = (span: Span) => span.base + span.size;
const overlap = (a: Span, b: Span) => a.base < end(b) && b.base < end(a);

/** The edges of a span and what lies around them, by 32 bytes: the hardware decides nothing finer. */
function* probes(span: Span): Generator<number> {
  for (let address = span.base - 64; address < end(span) + 64; address += 32) yield address;
}

describe('each task gets spans that one MPU region grants exactly', () => {
  const both = (layout: Layout) => layout.tasks.flatMap(({ flash, ram }) => [flash, ram]);

  it('a region is a legal one of ARMv7-M', () => {
    fc.assert(
      fc.property(demand, (wanted) => {
        for (const span of both(planned(wanted))) {
          const region = regionOf(span);
          expect(Math.log2(region.size) % 1).toBe(0);
          expect(region.size).toBeGreaterThanOrEqual(32);
          expect(region.base % region.size).toBe(0);
          if (region.size < 256) expect(region.disabled).toBe(0);
          expect(region.disabled).toBeLessThan(0xff);
        }
      }),
    );
  });

  it('the bytes of the span are granted, those just below and above are not: a stack that overflows leaves the region', () => {
    fc.assert(
      fc.property(demand, (wanted) => {
        for (const span of both(planned(wanted))) {
          const region = regionOf(span);
          for (const address of probes(span)) expect(granted(region, address)).toBe(address >= span.base && address < end(span));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('spans lie in their memory, apart from each other and from the kernel', () => {
    fc.assert(
      fc.property(demand, (wanted) => {
        const layout = planned(wanted);
        for (const memory of ['flash', 'ram'] as const) {
          const kernel = memory === 'flash' ? layout.kernelFlash : layout.kernelRam;
          const spans = [kernel, ...layout.tasks.map((placed) => placed[memory])];
          expect(kernel.base).toBe(wanted[memory].base);
          spans.forEach((span, index) => {
            expect(span.base).toBeGreaterThanOrEqual(wanted[memory].base);
            expect(end(span)).toBeLessThanOrEqual(end(wanted[memory]));
            for (const other of spans.slice(index + 1)) expect(overlap(span, other)).toBe(false);
          });
        }
      }),
    );
  });

  it('they hold what the task needs, and the stack gets what is left', () => {
    fc.assert(
      fc.property(demand, (wanted) => {
        planned(wanted).tasks.forEach(({ flash, ram, stack }, index) => {
          const needs = wanted.tasks[index]!;
          expect(flash.size).toBeGreaterThanOrEqual(needs.flash);
          expect(stack).toBeGreaterThanOrEqual(needs.stack);
          expect(stack % 8).toBe(0);
          expect(stack + needs.data + needs.bss).toBe(ram.size);
        });
      }),
    );
  });
});

describe('waste is small', () => {
  it('a span is at most a quarter larger than what it holds, and 32 bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (flash) => {
        const tasks = [{ name: 'task', flash, data: 0, bss: 0, stack: 256 }];
        const layout = planned({
          flash: { base: 0x0800_0000, size: 0x10_0000 },
          ram: { base: 0x2000_0000, size: 0x2000 },
          kernelFlash: 32,
          kernelRam: 32,
          tasks,
        });
        expect(layout.tasks[0]!.flash.size).toBeLessThanOrEqual(Math.max(flash * 1.25, flash + 31));
      }),
    );
  });

  it('five tasks of a small system and the kernel fit the 8 KiB RAM of an STM32F100', () => {
    const sizes = [320, 500, 700, 1000, 900];
    const layout = planned({
      flash: { base: 0x0800_0000, size: 0x2_0000 },
      ram: { base: 0x2000_0000, size: 0x2000 },
      kernelFlash: 9000,
      kernelRam: 1700,
      tasks: sizes.map((bss) => ({ name: 'task', flash: 1000, data: 0, bss, stack: 304 })),
    });
    expect(layout.ramEnd).toBeLessThanOrEqual(0x2000_2000);
  });
});

describe('what does not fit is told', () => {
  it('with the memory and who needs what, the largest first', () => {
    const { failure } = planLayout({
      flash: { base: 0x0800_0000, size: 0x4000 },
      ram: { base: 0x2000_0000, size: 0x1000 },
      kernelFlash: 1000,
      kernelRam: 600,
      tasks: [
        { name: 'small', flash: 100, data: 0, bss: 64, stack: 256 },
        { name: 'large', flash: 100, data: 0, bss: 4096, stack: 256 },
      ],
    });
    expect(failure).toEqual({
      memory: 'ram',
      size: 0x1000,
      demands: [
        { name: 'large', bytes: 4352 },
        { name: 'kernel', bytes: 600 },
        { name: 'small', bytes: 320 },
      ],
    });
  });
});

describe('regions as the hardware takes them', () => {
  it('code may be read and executed by both, written by none', () => {
    const region = regionOf({ base: 0x0800_2000, size: 0x400 });
    expect(encodeRasr(region, 'code')).toBe(((0b110 << 24) | (1 << 17) | (9 << 1) | 1) >>> 0);
    expect(encodeRbar(region, 0)).toBe(0x0800_2010);
  });
  it('data is never executed', () => {
    const rasr = encodeRasr(regionOf({ base: 0x2000_0000, size: 0x300 }), 'data');
    expect(rasr & (1 << 28)).not.toBe(0);
    expect((rasr >> 24) & 7).toBe(3);
    // 0x300 of 0x400: the upper two subregions are off.
    expect((rasr >> 8) & 0xff).toBe(0xc0);
  });
  it('a device is never executed, shared and not cached', () => {
    const rasr = encodeRasr(regionOf({ base: 0x4000_4400, size: 0x400 }), 'device');
    expect(rasr).toBe(((1 << 28) | (3 << 24) | (1 << 18) | (1 << 16) | (9 << 1) | 1) >>> 0);
  });
  it('there is none for a span that starts between granules', () => {
    expect(() => regionOf({ base: 0x2000_0010, size: 64 })).toThrow();
  });
});
