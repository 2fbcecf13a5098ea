import { describe, expect, it } from 'vitest';
import { Channels } from '../../../scripts/plant-channels.ts';
import { Recorder } from '../../../scripts/run-recorder.ts';
import { pointsSummary, seconds, spread, tasksSummary } from '../../../scripts/run-summary.ts';
import { tank } from './system.ts';

/** A run of `cycles` exchanges 10 ms apart; the level rises by 1 a cycle, the pump is on in odd cycles. */
function record(cycles: number): Recorder {
  const channels = new Channels(tank);
  const recorder = new Recorder(channels);
  for (let cycle = 0; cycle < cycles; cycle++) {
    channels.setOutputs([cycle % 2, 0]);
    channels.inputValues[0] = cycle;
    recorder.cycle(cycle * 10_000);
  }
  return recorder;
}

describe('Recorder', () => {
  it.each([1, 2, 255, 256, 257, 6001])('keeps first, last and an even spread of %i cycles', (cycles) => {
    const { samples } = record(cycles);
    expect(samples.length).toBeLessThanOrEqual(257);
    expect(samples[0]!.timeUs).toBe(0);
    expect(samples.at(-1)!.timeUs).toBe((cycles - 1) * 10_000);
    const steps = new Set(samples.slice(1, -1).map((sample, index) => sample.timeUs - samples[index]!.timeUs));
    expect(steps.size).toBeLessThanOrEqual(1);
  });

  it('counts every change, also those between two cycles', () => {
    const recorder = record(1001);
    expect(recorder.changes).toEqual([1000, 1000, 0]);
    const channels = new Channels(tank);
    const between = new Recorder(channels);
    between.cycle(0);
    channels.setOutputs([1, 0]);
    between.change();
    channels.setOutputs([0, 0]);
    between.cycle(10_000);
    expect(between.changes[1]).toBe(2);
  });
});

describe('pointsSummary', () => {
  it('shows a table, a plot for an analogue point and the switches of digital ones', () => {
    expect(pointsSummary(record(5))).toBe(
      [
        '  time  level  pump  drain',
        '   0 s      0   off    off',
        '0.01 s      1    on    off',
        '0.02 s      2   off    off',
        '0.03 s      3    on    off',
        '0.04 s      4   off    off',
        '',
        'level: 0 to 4',
        '      █',
        '    ▁██',
        '   ▁███',
        '  ▁████',
        '',
        'pump: switched 4 times, off at the end',
        'drain: switched 0 times, off at the end',
      ].join('\n'),
    );
  });

  it('is empty for a run without an exchange', () => {
    expect(pointsSummary(record(0))).toBe('');
  });
});

describe('tasksSummary', () => {
  it('has one line for each task', () => {
    const text = tasksSummary({
      tasks: {
        control: { activations: 100, instructions: { min: 5, avg: 7.25, max: 9 }, jitterNs: { max: 1500 }, overruns: 0, restarts: 1 },
      },
    });
    expect(text.split('\n')[1]).toMatch(/^control +100 +5 +7\.3 +9 +1\.50 us +0 +1$/);
  });
});

describe('seconds and spread', () => {
  it('writes no zeros at the end', () => {
    expect([0, 10_000, 1_000_000, 12_345_678].map(seconds)).toEqual(['0 s', '0.01 s', '1 s', '12.345678 s']);
  });

  it('takes first and last', () => {
    expect(spread([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
    expect(spread([1, 2], 3)).toEqual([1, 2]);
  });
});
