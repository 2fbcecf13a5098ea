/** What a run says at its end: the points over time and the tasks' statistics, in plain text that depends on simulated time only. */
import type { PointModel } from '../compiler/system/model.ts';
import { table } from './output.ts';
import type { PointReading } from './plant-channels.ts';
import type { Recorder, Sample } from './run-recorder.ts';
import type { Statistics } from './statistics.ts';

const tableRows = 16;
const plotColumns = 64;
const plotRows = 4;
const blocks = ' ▁▂▃▄▅▆▇█';

/** Simulated time: '12.345 s', without zeros at the end. */
export function seconds(us: number): string {
  return `${(us / 1e6).toFixed(6).replace(/\.?0+$/, '')} s`;
}

/** The points over time: a table, a plot for each analogue point, the switches of each digital point. Empty without points on the link. */
export function pointsSummary(recorder: Recorder): string {
  const { points, samples } = recorder;
  if (points.length === 0 || samples.length === 0) return '';
  const parts = [valueTable(points, spread(samples, tableRows))];
  points.forEach((point, index) => {
    if (point.type === 'bool') return;
    parts.push(plot(point, index, recorder, samples));
  });
  const switches = points.flatMap((point, index) =>
    point.type === 'bool'
      ? [`${point.name}: switched ${times(recorder.changes[index]!)}, ${shownValue(samples.at(-1)!.values[index]!)} at the end`]
      : [],
  );
  if (switches.length > 0) parts.push(switches.join('\n'));
  return parts.join('\n\n');
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** At most `count` samples, evenly spread, the first and the last among them. */
export function spread<T>(samples: readonly T[], count: number): T[] {
  if (samples.length <= count) return [...samples];
  return Array.from({ length: count }, (_, index) => samples[Math.round((index * (samples.length - 1)) / (count - 1))]!);
}

function valueTable(points: readonly PointModel[], samples: readonly Sample[]): string {
  const rows = samples.map(({ timeUs, values }) => [seconds(timeUs), ...values.map(shownValue)]);
  return table([['time', ...points.map(({ name }) => name)], ...rows], points.map((_, index) => index + 1).concat(0));
}

function shownValue(value: PointReading): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

/** One point over time, `plotRows` lines high; from the lowest to the highest value it had. */
function plot(point: PointModel, index: number, recorder: Recorder, samples: readonly Sample[]): string {
  const low = recorder.lowest[index]!;
  const high = recorder.highest[index]!;
  const values = spread(samples, plotColumns).map((sample) => Number(sample.values[index]!));
  const levels = plotRows * 8;
  const heights = values.map((value) => (high === low ? 1 : 1 + Math.round(((value - low) / (high - low)) * (levels - 1))));
  const lines = Array.from({ length: plotRows }, (_, row) => {
    const below = (plotRows - 1 - row) * 8;
    return `  ${heights.map((height) => blocks[Math.min(8, Math.max(0, height - below))]).join('')}`.trimEnd();
  });
  return [`${point.name}: ${low} to ${high}`, ...lines].join('\n');
}

/** One line for each task. */
export function tasksSummary(statistics: Statistics): string {
  const head = ['task', 'activations', 'instructions min', 'avg', 'max', 'jitter', 'missed deadlines', 'restarts'];
  const rows = Object.entries(statistics.tasks).map(([name, task]) => [
    name,
    String(task.activations),
    String(task.instructions.min),
    task.instructions.avg.toFixed(1),
    String(task.instructions.max),
    `${(task.jitterNs.max / 1000).toFixed(2)} us`,
    String(task.overruns),
    String(task.restarts),
  ]);
  return table([head, ...rows], [1, 2, 3, 4, 5, 6, 7]);
}
