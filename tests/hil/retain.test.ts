/** Retained variables on the chip: they outlive the task and a warm reset; what is damaged, or another program's, is not used. */
import { machine } from 'bulkhead/hil';
import { expect, test } from 'vitest';
import type system from './fixtures/retain/system.ts';

const folder = 'tests/hil/fixtures/retain';

test.each(['netduinoplus2', 'mps2-an385', 'stm32vldiscovery'])(
  'on %s values outlive a fault of the task and a reset of the chip',
  async (board) => {
    await using m = await machine<typeof system>(folder, { board });
    await m.advance('500ms');
    const before = m.points.count.value;
    expect(before).toBeGreaterThan(1045);
    expect([m.points.plain.value, m.points.limit.value]).toEqual([before, 321]);
    m.fault('counter');
    await m.advance('20ms');
    // The killed scan was not published, and its values are not lost: it had ended when it was killed.
    expect(m.task('counter').restarts).toBe(1);
    const after = m.points.count.value;
    expect(after).toBeGreaterThan(before);
    expect(after).toBeLessThanOrEqual(before + 3);
    expect(m.points.plain.value).toBeLessThan(1005);
    expect([m.points.limit.value, m.points.last.value]).toEqual([321, after - 1]);

    const edges = m.points.edges.value;
    expect(edges).toBeGreaterThanOrEqual(Math.floor((after - 1000) / 2));

    m.fault('supervisor');
    await m.advance('100ms');
    expect(m.resets).toBe(1);
    expect(m.points.count.value).toBeGreaterThan(after);
    expect(m.points.plain.value).toBeLessThan(1015);
    expect(m.points.last.value).toBe(m.points.count.value - 1);
    expect(m.points.edges.value).toBeGreaterThan(edges);
    expect(m.console).toEqual([]);
  },
);
