/** Who can touch and reach what, as a picture: tasks in the middle, what they read on the left, what they write and use on the right, calls between them. */
import type { AuditDocument } from './document.ts';

const width = 960;
const rowHeight = 26;
const column = { left: 24, task: 380, right: 736 };
const boxWidth = { side: 200, task: 200 };
const colour = { read: '#4878a8', write: '#b8503c', use: '#8a6d3b', call: '#3d7a4e', ink: '#222', paper: '#fff', box: '#f3f1ec' };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function auditSvg(document: AuditDocument): string {
  const { tasks, points } = document;
  const read = points.filter(({ name }) => tasks.some((task) => task.reads.includes(name))).map(({ name }) => name);
  const written = points.filter(({ name }) => tasks.some((task) => task.writes.includes(name))).map(({ name }) => name);
  const used = [...new Set(tasks.flatMap((task) => task.uses))];
  const rows = Math.max(read.length, written.length + used.length, tasks.length * 2);
  const height = 92 + rows * rowHeight + 30;
  const place = (names: readonly string[], x: number): Map<string, Box> =>
    new Map(names.map((name, index) => [name, { x, y: 64 + index * rowHeight, width: boxWidth.side, height: 20 }]));
  const left = place(read, column.left);
  const right = place([...written, ...used], column.right);
  const gap = (rows * rowHeight) / Math.max(1, tasks.length);
  const middle = new Map(
    tasks.map((task, index) => [task.name, { x: column.task, y: 64 + index * gap, width: boxWidth.task, height: Math.min(44, gap - 10) }]),
  );
  const lines = tasks.flatMap((task) => {
    const box = middle.get(task.name)!;
    return [
      ...task.reads.map((name) => line(left.get(name)!, box, colour.read, `${task.name} reads ${name}`)),
      ...task.writes.map((name) => line(box, right.get(name)!, colour.write, `${task.name} writes ${name}`)),
      ...task.uses.map((name) => line(box, right.get(name)!, colour.use, `${task.name} uses ${name}`)),
    ];
  });
  const calls = tasks.flatMap((task, index) =>
    task.calls.map((call, nth) => {
      const target = call.name.slice(0, call.name.lastIndexOf('.'));
      return arc(middle.get(task.name)!, middle.get(target) ?? middle.get(task.name)!, index, nth, `${task.name} calls ${call.name}`);
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeXml(document.system ?? 'image')}: who may touch what</title>`,
    `<rect width="${width}" height="${height}" fill="${colour.paper}"/>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="context-stroke"/></marker></defs>`,
    text(column.left, 28, `${document.system}: who may touch what (from the image, ${document.verdict})`, 15, 'bold'),
    text(column.left, 52, 'points read', 12, 'bold', colour.read),
    text(column.task, 52, 'tasks', 12, 'bold'),
    text(column.right, 52, 'points written, peripherals', 12, 'bold', colour.write),
    ...lines,
    ...calls,
    ...[...left].map(([name, box]) => boxOf(box, name, '')),
    ...[...right].map(([name, box]) => boxOf(box, name, used.includes(name) ? 'peripheral' : '')),
    ...tasks.map((task) =>
      boxOf(middle.get(task.name)!, task.name, `priority ${task.priority}${task.periodUs ? `, ${task.periodUs / 1000} ms` : ''}`),
    ),
    legend(height - 14),
    '</svg>',
    '',
  ].join('\n');
}

function boxOf({ x, y, width: w, height: h }: Box, name: string, detail: string): string {
  const frame = `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="3" fill="${colour.box}" stroke="${colour.ink}"/>`;
  return `${frame}${text(x + 8, y + 14, name, 12, 'bold')}${detail === '' ? '' : h > 30 ? text(x + 8, y + 30, detail, 11) : text(x + w - 70, y + 14, detail, 10)}`;
}

function line(from: Box, to: Box, stroke: string, title: string): string {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
  const bend = (x2 - x1) / 2;
  return `<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" fill="none" stroke="${stroke}" marker-end="url(#arrow)"><title>${escapeXml(title)}</title></path>`;
}

/** Calls bow out to the left of the tasks, the `nth` of a task a little more than the one before. */
function arc(from: Box, to: Box, index: number, nth: number, title: string): string {
  const out = 26 + 10 * (index % 5) + 5 * nth;
  const [y1, y2] = [from.y + from.height - 8, to.y + to.height - 8];
  const name = text(from.x - out - 4, (y1 + y2) / 2 + 13 * nth, title.split(' calls ')[1]!, 10, 'normal', colour.call, 'end');
  // The lines of points run behind it.
  const label = `<g paint-order="stroke" stroke="${colour.paper}" stroke-width="4" stroke-linejoin="round">${name}</g>`;
  return `<path d="M${from.x} ${y1}C${from.x - out} ${y1} ${to.x - out} ${y2} ${to.x} ${y2}" fill="none" stroke="${colour.call}" stroke-width="2" marker-end="url(#arrow)"><title>${escapeXml(title)}</title></path>${label}`;
}

function legend(y: number): string {
  const entries: [string, string][] = [
    ['reads', colour.read],
    ['writes', colour.write],
    ['uses', colour.use],
    ['calls', colour.call],
  ];
  return entries
    .map(([name, stroke], index) => {
      const x = column.left + index * 110;
      return `<path d="M${x} ${y - 4}h28" stroke="${stroke}" stroke-width="2"/>${text(x + 34, y, name, 11)}`;
    })
    .join('');
}

function text(x: number, y: number, content: string, size: number, weight = 'normal', fill = colour.ink, anchor = 'start'): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escapeXml(content)}</text>`;
}

function escapeXml(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
