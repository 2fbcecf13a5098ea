/** A timing diagram as SVG, from its table: what the test checks is what the page shows. */
import { type Diagram, isDigital, scansOf, timesOf, valuesOf } from './diagram.ts';

const colours = { input: '#2563a8', output: '#b4530a', grid: '#e2e6ea', axis: '#9aa3ad', text: '#1b1f24', faint: '#5b6470' };
const left = 84;
const right = 48;
const scanWidth = 22;
const top = 36;
const digitalHeight = 20;
const analogHeight = 44;
const gap = 14;

const fixed = (value: number) => String(Math.round(value * 10) / 10);

interface Row {
  name: string;
  wave: string;
  colour: string;
  y: number;
  height: number;
}

/** The picture of a diagram. */
export function picture(diagram: Diagram): string {
  const scans = scansOf(diagram);
  const width = left + scans * scanWidth + right;
  const rows = rowsOf(diagram);
  const last = rows.at(-1)!;
  const bottom = last.y + last.height;
  const x = (scan: number) => left + scan * scanWidth;
  const every = scans > 24 ? 5 : scans > 12 ? 2 : 1;
  const times = timesOf(diagram);
  const ticks = times.flatMap((time, scan) => {
    const line = `<path d="M${x(scan)} ${top - 6}V${bottom + 6}" stroke="${colours.grid}"/>`;
    return scan % every === 0
      ? [line, `<text x="${x(scan)}" y="${bottom + 22}" text-anchor="middle" fill="${colours.faint}">${time}</text>`]
      : [line];
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 32}" width="${width}" font-family="sans-serif" font-size="11" fill="${colours.text}">`,
    `<title>${escaped(`${diagram.block}: ${diagram.title}`)}</title>`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<text x="12" y="18" font-size="13"><tspan font-weight="bold">${diagram.block}</tspan><tspan dx="10" fill="${colours.faint}">${escaped(setting(diagram))}</tspan></text>`,
    ...ticks,
    `<text x="${x(scans) + 6}" y="${bottom + 22}" fill="${colours.faint}">ms</text>`,
    ...rows.flatMap((row) => drawn(row, x, scans)),
    '</svg>',
  ].join('\n')}\n`;
}

/** How the block is made, as far as it says more than its name. */
function setting({ make, scan }: Diagram): string {
  if (make === undefined) return scan.replace(/^const OUT = /, '').replace(/;$/, '');
  return make.endsWith('()') ? '' : make;
}

function rowsOf({ inputs, outputs }: Diagram): Row[] {
  let y = top;
  const rowOf =
    (colour: string) =>
    ([name, wave]: [string, string]) => {
      const height = isDigital(wave) ? digitalHeight : analogHeight;
      const row = { name, wave, colour, y, height };
      y += height + gap;
      return row;
    };
  return [...Object.entries(inputs).map(rowOf(colours.input)), ...Object.entries(outputs).map(rowOf(colours.output))];
}

function drawn({ name, wave, colour, y, height }: Row, x: (scan: number) => number, scans: number): string[] {
  const values = valuesOf(wave).map(Number);
  const least = Math.min(0, ...values);
  const most = Math.max(least + 1, ...values);
  const level = (value: number) => y + height - ((value - least) / (most - least)) * height;
  // What a scan computes holds until the next.
  const path = values.map((value, scan) => `${scan === 0 ? `M${x(0)} ${fixed(level(value))}` : `V${fixed(level(value))}`}H${x(scan + 1)}`);
  const label = `<text x="${left - 12}" y="${fixed(y + height / 2 + 4)}" text-anchor="end" font-weight="bold" fill="${colour}">${name}</text>`;
  const zero = `<path d="M${x(0)} ${fixed(level(0))}H${x(scans)}" stroke="${colours.axis}" stroke-dasharray="2 3"/>`;
  const scale = isDigital(wave)
    ? []
    : [...new Set([least, Math.max(...values)])].map(
        (value) => `<text x="${x(scans) + 6}" y="${fixed(level(value) + 4)}" fill="${colours.faint}">${value}</text>`,
      );
  return [label, zero, `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="2"/>`, ...scale];
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
