/** What the verbs say while they work: one line a stage on stderr, overwritten on a terminal, plain when it is a pipe or CI=true. */
import pc from 'picocolors';

/** Is there a person who sees lines change? */
export function isInteractive(): boolean {
  return process.stderr.isTTY === true && process.env.CI !== 'true' && process.env.TERM !== 'dumb';
}

export interface Progress {
  /** A stage begins: 'compile', 'control.ts, modbus.ts'. */
  stage(name: string, detail?: string): void;
  /** All stages are done: the line goes away on a terminal. */
  end(): void;
}

export const silent: Progress = { stage: () => {}, end: () => {} };

export function showProgress(): Progress {
  if (!isInteractive()) {
    return {
      stage: (name, detail = '') => process.stderr.write(`${`${name.padEnd(8)} ${detail}`.trimEnd()}\n`),
      end: () => {},
    };
  }
  const clear = '\r\x1b[2K';
  return {
    stage: (name, detail = '') => {
      const width = Math.max(20, (process.stderr.columns ?? 80) - 1);
      process.stderr.write(`${clear}${pc.cyan(name.padEnd(8))} ${detail.slice(0, Math.max(0, width - 9))}`);
    },
    end: () => process.stderr.write(clear),
  };
}

/** A word of 32 bits: '0x0800a1f4'. */
export function hex(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}

/** Bytes as a person reads them: '812 B', '12.3 KiB'. */
export function bytes(count: number): string {
  return count < 1024 ? `${count} B` : `${(count / 1024).toFixed(1)} KiB`;
}

/** Columns of text; those in `right` (by index) are aligned to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A bar of `width` characters, `share` (0..1) of it filled; anything above zero shows. */
export function bar(share: number, width: number): string {
  const filled = Math.min(width, share > 0 ? Math.max(1, Math.round(share * width)) : 0);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
