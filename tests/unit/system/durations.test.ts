import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, longestUs, parseDuration } from '../../../compiler/system/durations.ts';

describe('parseDuration', () => {
  it.each([
    ['500us', 500],
    ['10ms', 10_000],
    ['0.3ms', 300],
    ['2s', 2_000_000],
    ['1.5s', 1_500_000],
    ['5min', 300_000_000],
    ['1h', 3_600_000_000],
  ])('%s is %d us', (text, microseconds) => expect(parseDuration(text)).toBe(microseconds));

  it.each(['', '10', 'ms', '10 ms', '-1ms', '1e3ms', '+1s', '0ms', '0.5us', '10MS', '.5s', '1.s', '2h', 5, null, undefined, {}])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );
});

describe('formatDuration', () => {
  it('gives a text that means the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: longestUs }), (us) => {
        expect(parseDuration(formatDuration(us))).toBe(us);
      }),
    );
  });
  it('takes the largest unit that is exact', () => {
    expect([1, 1000, 1500, 60_000_000, 90_000_000].map(formatDuration)).toEqual(['1us', '1ms', '1500us', '1min', '90s']);
  });
});
