/** The source of `./generated.supervision.ts`, which lib/supervisor.ts imports: restart limits of all tasks, in milliseconds. */
import type { SystemModel } from './model.ts';

export function emitSupervision({ tasks, board }: SystemModel): string {
  // Up, so that a limit is never shorter than declared; the kernel's instant counts whole milliseconds.
  const milliseconds = (ticks: number) => Math.ceil((ticks * board.tickUs) / 1000);
  return [
    '// Generated from `restart` of system.ts, one entry a task.',
    'export const limits = [',
    ...tasks.map(({ name, restart }) => {
      const { withinTicks, atMost, perTicks } = restart;
      return `  { within: ${milliseconds(withinTicks)}, atMost: ${atMost}, per: ${milliseconds(perTicks)} }, // ${name}`;
    }),
    '] as const;',
    '',
  ].join('\n');
}
