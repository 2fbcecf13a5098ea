/** Durations as system.ts writes them: '500us', '10ms', '2s', '5min', '1h'. */

const microsecondsPerUnit = { us: 1, ms: 1000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000 } as const;

/** The longest duration of a system: the kernel's tables hold microseconds in 32 bits. */
export const longestUs = 0xffff_ffff;

/**
 * A duration in whole microseconds, or null when the text is none: another form, not a whole number of microseconds,
 * or outside 1..2^32-1 us (71 minutes).
 */
export function parseDuration(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const match = /^(\d{1,10})(?:\.(\d{1,9}))?(us|ms|s|min|h)$/.exec(text);
  if (!match) return null;
  const [, whole = '', fraction = '', unit = 'us'] = match;
  // In integers, so that '0.3ms' is exactly 300 us.
  const scaled = BigInt(whole + fraction) * BigInt(microsecondsPerUnit[unit as keyof typeof microsecondsPerUnit]);
  const divisor = 10n ** BigInt(fraction.length);
  if (scaled % divisor !== 0n) return null;
  const microseconds = scaled / divisor;
  return microseconds >= 1n && microseconds <= BigInt(longestUs) ? Number(microseconds) : null;
}

/** The shortest text for a time in whole microseconds: 500us, 10ms, 2s. */
export function formatDuration(microseconds: number): string {
  if (microseconds === 0) return '0';
  for (const unit of ['h', 'min', 's', 'ms'] as const) {
    if (microseconds % microsecondsPerUnit[unit] === 0) return `${microseconds / microsecondsPerUnit[unit]}${unit}`;
  }
  return `${microseconds}us`;
}
