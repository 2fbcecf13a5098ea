/** One picture of a running system, asked through its monitor's port: tasks with their times, points with value, force and quality, and what has changed. */
import type { PointModel, SystemModel } from '../compiler/system/model.ts';
import { isOutput } from '../compiler/system/points.ts';
import type { MonitorClient } from './monitor-client.ts';
import { table } from './output.ts';
import { type PointReading, wordToValue } from './plant-channels.ts';
import { benchOperation } from './run-simulation.ts';

/** enum task_condition of kernel/include/state.h, in words for people: the last three are in an activation or about to be. */
const conditions = ['stopped', 'faulted', 'waiting', 'calling', 'served', 'woken', 'running'];
const noValue = 0xffff_ffff;

export interface TaskPicture {
  name: string;
  condition: string;
  activations: number;
  /** Microseconds an activation; null before the first. `last`: the mean since the picture before. */
  last: number | null;
  avg: number | null;
  min: number | null;
  max: number | null;
  jitter: number | null;
  overruns: number;
  restarts: number;
  /** Counts, for the next picture. */
  sum: bigint;
}

export interface PointPicture {
  point: PointModel;
  /** As the tasks see an input, as the outside sees an output. */
  value: PointReading;
  forced: boolean;
  /** Of a forced output: what its writer wants. */
  wanted: PointReading | null;
  quality: 'good' | 'stale' | 'forced' | '';
}

export interface Picture {
  tasks: TaskPicture[];
  points: PointPicture[];
}

export async function takePicture(
  client: MonitorClient,
  system: SystemModel,
  countsPerUs: number,
  before: Picture | null,
): Promise<Picture> {
  const [, , stale] = await client.request(benchOperation.identify, 0);
  const tasks: TaskPicture[] = [];
  for (const task of system.tasks) {
    const words = await client.request(benchOperation.task, task.index);
    tasks.push(taskPicture(task.name, words, countsPerUs, before?.tasks[task.index] ?? null));
  }
  const points: PointPicture[] = [];
  for (const point of system.points) points.push(await pointPicture(client, system, point, stale === 1));
  return { tasks, points };
}

export function taskPicture(name: string, words: Uint32Array, countsPerUs: number, before: TaskPicture | null): TaskPicture {
  const [
    activations = 0,
    min = noValue,
    max = 0,
    low = 0,
    high = 0,
    latencyMin = noValue,
    latencyMax = 0,
    overruns = 0,
    restarts = 0,
    condition = 0,
  ] = words;
  const sum = BigInt(low) | (BigInt(high) << 32n);
  const us = (counts: number) => counts / countsPerUs;
  const mean = (counts: bigint, times: number) => (times > 0 ? us(Number(counts) / times) : null);
  const newer = before !== null && activations > before.activations;
  return {
    name,
    condition: conditions[condition] ?? `condition ${condition}`,
    activations,
    last: newer ? mean(sum - before.sum, activations - before.activations) : mean(sum, activations),
    avg: mean(sum, activations),
    min: min === noValue ? null : us(min),
    max: min === noValue ? null : us(max),
    jitter: latencyMin === noValue ? null : us(latencyMax - latencyMin),
    overruns,
    restarts,
    sum,
  };
}

async function pointPicture(client: MonitorClient, system: SystemModel, point: PointModel, stale: boolean): Promise<PointPicture> {
  const value = wordToValue(point.type, await client.pointWord(point));
  const isOutside = point.binding.kind !== 'none';
  const word = system.monitor?.forces.includes(point.index) ? await client.forcedWord(point) : null;
  if (word !== null) {
    const forced = wordToValue(point.type, word);
    return { point, value: forced, forced: true, wanted: isOutput(point) ? value : null, quality: 'forced' };
  }
  const quality = !isOutside ? '' : stale && !isOutput(point) ? 'stale' : 'good';
  return { point, value, forced: false, wanted: null, quality };
}

const dash = '-';
const time = (us: number | null) => (us === null ? dash : us.toFixed(2));

export function pictureText({ tasks, points }: Picture): string {
  const taskRows = tasks.map((task) => [
    task.name,
    task.condition,
    String(task.activations),
    ...[task.last, task.avg, task.min, task.max, task.jitter].map(time),
    String(task.overruns),
    String(task.restarts),
  ]);
  const taskHead = ['task', 'status', 'cycles', 'last us', 'avg', 'min', 'max', 'jitter', 'missed', 'restarts'];
  const pointRows = points.map((picture) => [
    picture.point.name,
    shown(picture.point, picture.value),
    picture.forced ? (picture.wanted === null ? 'forced' : `forced, program: ${shown(picture.point, picture.wanted)}`) : '',
    picture.quality,
    picture.point.kind,
  ]);
  const taskTable = table([taskHead, ...taskRows], [2, 3, 4, 5, 6, 7, 8, 9]);
  return pointRows.length === 0
    ? taskTable
    : `${taskTable}\n\n${table([['point', 'value', 'force', 'quality', 'kind'], ...pointRows], [1])}`;
}

/** In its unit where there is one; with a scale, the raw count behind it. */
export function shown({ unit, scale }: Pick<PointModel, 'unit' | 'scale'>, value: PointReading): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  const suffix = unit === undefined ? '' : ` ${unit}`;
  if (!scale) return `${value}${suffix}`;
  const [[rawLow, rawHigh], [low, high]] = [scale.raw, scale.value];
  const physical = low + ((value - rawLow) / (rawHigh - rawLow)) * (high - low);
  return `${Number(physical.toPrecision(5))}${suffix} (${value})`;
}
