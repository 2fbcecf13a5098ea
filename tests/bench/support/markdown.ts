/** The benchmark table as Markdown. */
import { taskFlags } from '../../../scripts/native.ts';
import { type BenchResult, flashRatio, type KernelResult, limits, ratio, textRatio } from './results.ts';

const times = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(2));
const whole = (value: number) => value.toLocaleString('en-GB');

function row({ name, c, typescript, unchecked, checks, refused, node }: KernelResult): string[] {
  if (!typescript) return [name, whole(c.instructions), `refused: ${refused}`, '', '', whole(c.text), '', '', '', '', `${node.strippedUs}`];
  return [
    name,
    whole(c.instructions),
    whole(typescript.instructions),
    times(ratio(typescript, c)),
    unchecked ? times(ratio(unchecked, c)) : '–',
    whole(c.text),
    whole(typescript.text),
    times(textRatio(typescript, c)),
    times(flashRatio(typescript, c)),
    checks ? `${checks.remaining} of ${checks.remaining + checks.proved}` : '–',
    `${node.strippedUs}`,
  ];
}

export function benchMarkdown({ flags, tools, kernels, summary }: BenchResult): string {
  const head = ['kernel', 'C', 'TypeScript', 'ratio', 'checks off', 'C .text', 'TS .text', 'ratio', 'flash', 'checks left', 'Node µs'];
  const mean = [
    '**geometric mean**',
    '',
    '',
    `**${times(summary.geometricMean)}**`,
    times(summary.uncheckedGeometricMean),
    '',
    '',
    `**${times(summary.textGeometricMean)}**`,
    times(summary.flashGeometricMean),
    '',
    '',
  ];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  const table = [head, rule, ...kernels.map(row), mean].map(line).join('\n');
  const worst = summary.worst ? `worst ${times(summary.worst.ratio)} (${summary.worst.name}; limit ${limits.worst})` : 'none compiled';
  return `# Compiled TypeScript against C

Instructions of one run, counted by QEMU under \`-icount\` on a Cortex-M4F; \`.text\` in bytes: the program's own functions, without constants, run-time
library and start code. Both sides: \`${flags.join(' ')}\`;
TypeScript's also those of every task, \`${taskFlags.filter((flag) => !flags.includes(flag)).join(' ')}\` (\`scripts/native.ts\` tells why). ${tools.gcc}; ${tools.qemu}; Node ${tools.node}.

${table}

Instructions: geometric mean ${times(summary.geometricMean)} (limit ${limits.geometricMean}), ${worst}; checks off ${times(summary.uncheckedGeometricMean)}. \`.text\`: geometric mean ${times(
    summary.textGeometricMean,
  )} (limit ${limits.text}). ${summary.refused === 0 ? '' : `${summary.refused} of ${summary.kernels} programs refused.`}
"checks off" is the same generated C without its checks of ranges, indices and divisors (those of floats, loop bounds and asserts stay): for comparison only,
no firmware is built so. "flash" is the ratio of functions, constants and initial values together; TypeScript's functions include what sets its objects up before the
first run, which C has as initial values. "Node µs" is the median time of a warm run of the program with its types stripped, on the machine that made this table.
`;
}
