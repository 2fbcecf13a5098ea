/** A trace as a picture: one lane a point, digital ones as a step line, analogue ones between their least and their greatest value; faults as marks. */
import type { PointModel } from '../../compiler/system/model.ts';
import type { Trace } from './trace.ts';

const width = 960;
const left = 150;
const right = 16;
const top = 34;
const laneHeight = { digital: 34, analogue: 96 };
const gap = 12;
/** One column a pixel: what lies between is drawn as its least and greatest value. */
const columns = width - left - right;

const colours = { line: '#1f5fa8', grid: '#d8dde3', text: '#3a4450', mark: '#c0392b' };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const fixed = (value: number) => String(Math.round(value * 100) / 100);

interface Lane {
  point: PointModel;
  index: number;
  y: number;
  height: number;
}

export function tracePlot(trace: Trace, title: string): string {
  const lanes: Lane[] = [];
  let y = top;
  trace.points.forEach((point, index) => {
    const height = point.type === 'bool' ? laneHeight.digital : laneHeight.analogue;
    lanes.push({ point, index, y, height });
    y += height + gap;
  });
  const bottom = y - gap;
  const { rows } = trace;
  const from = rows[0] ?? 0;
  const to = Math.max(from + 1, rows.at(-trace.width) ?? from);
  const x = (timeUs: number) => left + ((timeUs - from) / (to - from)) * columns;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${bottom + 40}" viewBox="0 0 ${width} ${bottom + 40}" font-family="sans-serif" font-size="12" fill="${colours.text}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${left}" y="20" font-weight="bold">${escaped(title)}</text>`,
    ...timeAxis(from, to, x, bottom),
    ...lanes.flatMap((lane) => drawLane(trace, lane, x)),
    ...trace.marks.map(
      ({ timeUs, text }) =>
        `<line x1="${fixed(x(timeUs))}" x2="${fixed(x(timeUs))}" y1="${top}" y2="${bottom}" stroke="${colours.mark}" stroke-dasharray="3 3"><title>${escaped(text)}</title></line>`,
    ),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

/** Lines at round times, at most ten. */
function timeAxis(from: number, to: number, x: (timeUs: number) => number, bottom: number): string[] {
  const raw = (to - from) / 10;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw)!;
  const lines: string[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
    const at = fixed(x(time));
    lines.push(`<line x1="${at}" x2="${at}" y1="${top}" y2="${bottom}" stroke="${colours.grid}"/>`);
    lines.push(`<text x="${at}" y="${bottom + 18}" text-anchor="middle">${Number((time / 1e6).toPrecision(12))} s</text>`);
  }
  return lines;
}

function drawLane(trace: Trace, { point, index, y, height }: Lane, x: (timeUs: number) => number): string[] {
  const { rows, width: rowWidth } = trace;
  let least = point.type === 'bool' ? 0 : Number.POSITIVE_INFINITY;
  let greatest = point.type === 'bool' ? 1 : Number.NEGATIVE_INFINITY;
  for (let at = 0; at < rows.length; at += rowWidth) {
    least = Math.min(least, rows[at + 1 + index]!);
    greatest = Math.max(greatest, rows[at + 1 + index]!);
  }
  const inset = 4;
  const scale = (value: number) => y + height - inset - ((value - least) / (greatest - least || 1)) * (height - 2 * inset);
  const labels =
    point.type === 'bool' || rows.length === 0
      ? []
      : [
          `<text x="${left - 8}" y="${y + 14}" text-anchor="end" font-size="10">${greatest}</text>`,
          `<text x="${left - 8}" y="${y + height - 4}" text-anchor="end" font-size="10">${least}</text>`,
        ];
  return [
    `<rect x="${left}" y="${y}" width="${columns}" height="${height}" fill="none" stroke="${colours.grid}"/>`,
    `<text x="8" y="${y + height / 2 + 4}">${escaped(point.name)}</text>`,
    ...labels,
    `<path d="${stepPath(trace, index, x, scale)}" fill="none" stroke="${colours.line}" stroke-width="1.5"/>`,
  ];
}

/** A value holds until the next one. */
function stepPath(
  { rows, width: rowWidth }: Trace,
  index: number,
  x: (timeUs: number) => number,
  scale: (value: number) => number,
): string {
  const commands: string[] = [];
  let column = Number.NaN;
  let last = Number.NaN;
  for (let at = 0; at < rows.length; at += rowWidth) {
    const value = rows[at + 1 + index]!;
    const place = x(rows[at]!);
    if (value === last && at + rowWidth < rows.length) continue;
    if (commands.length === 0) commands.push(`M${fixed(place)} ${fixed(scale(value))}`);
    else if (Math.floor(place) === column) commands.push(`V${fixed(scale(value))}`);
    else commands.push(`H${fixed(place)}V${fixed(scale(value))}`);
    column = Math.floor(place);
    last = value;
  }
  return commands.join('');
}
