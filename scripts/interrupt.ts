/** Ctrl-C, and its like, as a signal that what runs can end by in good order. */

export function interruptible(): AbortController {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupt.abort());
  return interrupt;
}
