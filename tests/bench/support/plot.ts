/** The ratios as a bar plot in SVG: one bar a kernel, the slowest on top, with the limits as lines. */
import { type BenchResult, limits, ratio } from './results.ts';

const left = 120;
const width = 720;
const barHeight = 16;
const gap = 8;
const top = 56;
const colours = {
  good: '#2a7f62',
  near: '#c98a1b',
  over: '#b3393b',
  unchecked: '#1b1f24',
  grid: '#d0d4d9',
  text: '#1b1f24',
  faint: '#5b6470',
};

function text(x: number, y: number, content: string, options = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${options}>${content}</text>`;
}

export function benchPlot({ kernels, summary }: BenchResult): string {
  const bars = kernels
    .flatMap(({ name, c, typescript, unchecked }) =>
      typescript ? [{ name, ratio: ratio(typescript, c), unchecked: unchecked ? ratio(unchecked, c) : null }] : [],
    )
    .sort((a, b) => b.ratio - a.ratio);
  const most = Math.max(1.5, ...bars.map((bar) => bar.ratio)) * 1.05;
  const x = (value: number) => left + (value / most) * (width - left - 60);
  const bottom = top + bars.length * (barHeight + gap);
  const parts: string[] = [];
  const lines: [number, string, string][] = [
    [1, 'C', colours.faint],
    [limits.geometricMean, '', colours.near],
    [limits.worst, `${limits.worst}`, colours.over],
  ];
  for (const [value, label, colour] of lines) {
    const at = x(value).toFixed(1);
    parts.push(
      `<line x1="${at}" y1="${top - 6}" x2="${at}" y2="${bottom}" stroke="${colour}" stroke-dasharray="${value === 1 ? 'none' : '4 3'}"/>`,
    );
    parts.push(text(x(value), top - 10, label, `text-anchor="middle" fill="${colour}"`));
  }
  bars.forEach((bar, index) => {
    const y = top + index * (barHeight + gap);
    const colour = bar.ratio <= limits.geometricMean ? colours.good : bar.ratio <= limits.worst ? colours.near : colours.over;
    parts.push(text(left - 8, y + barHeight - 4, bar.name, 'text-anchor="end"'));
    parts.push(
      `<rect x="${left}" y="${y}" width="${(x(bar.ratio) - left).toFixed(1)}" height="${barHeight}" fill="${colour}" opacity="0.85"/>`,
    );
    if (bar.unchecked !== null) {
      const at = x(bar.unchecked).toFixed(1);
      parts.push(`<line x1="${at}" y1="${y - 1}" x2="${at}" y2="${y + barHeight + 1}" stroke="${colours.unchecked}" stroke-width="2"/>`);
    }
    parts.push(text(x(bar.ratio) + 6, y + barHeight - 4, bar.ratio.toFixed(2), `fill="${colours.faint}"`));
  });
  const title = `Instructions of compiled TypeScript relative to C (gcc -O2, Cortex-M4F)`;
  const note = `geometric mean ${summary.geometricMean.toFixed(2)}; black mark: run-time checks off`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + 16}" font-family="sans-serif" font-size="12" fill="${colours.text}">
<title>Instructions and code size of compiled TypeScript relative to C</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${text(12, 18, title, 'font-size="14" font-weight="bold"')}
${text(12, 34, note, `fill="${colours.faint}"`)}
${parts.join('\n')}
</svg>
`;
}
