/** The points of a machine over simulated time, in bounded memory, as CSV and as an SVG plot. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PointModel } from '../../compiler/system/model.ts';
import type { PointReading } from '../plant-channels.ts';
import { tracePlot } from './trace-svg.ts';

export interface TraceMark {
  timeUs: number;
  text: string;
}

/** Rows beyond which every second one goes. */
const mostRows = 200_000;

export class Trace {
  readonly points: readonly PointModel[];
  readonly marks: TraceMark[] = [];
  /** One after another: time in microseconds, then a number for each point. */
  #rows: number[] = [];
  #stride = 1;
  #cycles = 0;

  constructor(points: readonly PointModel[]) {
    this.points = points;
  }

  /** Numbers in a row. */
  get width(): number {
    return this.points.length + 1;
  }

  get rows(): readonly number[] {
    return this.#rows;
  }

  /** Takes the values of one cycle; an exchange in the same instant replaces the row. */
  cycle(timeUs: number, values: readonly PointReading[]): void {
    if (this.#cycles++ % this.#stride !== 0) return;
    this.#rows.push(timeUs, ...values.map(Number));
    if (this.#rows.length / this.width >= mostRows) this.#thin();
  }

  mark(timeUs: number, text: string): void {
    this.marks.push({ timeUs, text });
  }

  /** First line: names, with units; then time in seconds and the raw values. */
  csv(): string {
    const lines = [['time', ...this.points.map(({ name }) => name)].join(',')];
    for (let at = 0; at < this.#rows.length; at += this.width) {
      const [time = 0, ...values] = this.#rows.slice(at, at + this.width);
      lines.push([(time / 1e6).toFixed(6), ...values].join(','));
    }
    return `${lines.join('\n')}\n`;
  }

  /** @param file without ending */
  save(file: string, title: string): { csv: string; svg: string } {
    const written = { csv: `${file}.csv`, svg: `${file}.svg` };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(written.csv, this.csv());
    writeFileSync(written.svg, tracePlot(this, title));
    return written;
  }

  #thin(): void {
    const { width } = this;
    const rows: number[] = [];
    for (let at = 0; at < this.#rows.length; at += 2 * width) rows.push(...this.#rows.slice(at, at + width));
    this.#rows = rows;
    this.#stride *= 2;
  }
}
