/** The audit log in `bulkhead watch`: as events between two pictures, and as a whole with the verdict of its chain. */
import { setTimeout as delay } from 'node:timers/promises';
import type { SystemModel } from '../compiler/system/model.ts';
import { type ChainVerdict, eventOf, type LogRecord, verdictText, verifyChain } from './audit-log.ts';
import { hex, table } from './output.ts';
import { describeEvent, type FaultSources } from './run-events.ts';

/** Between two looks at the log. */
const followMs = 250;

const seconds = (ms: number) => `${(ms / 1000).toFixed(3)} s`;

function textOf(record: LogRecord, system: SystemModel, sources: FaultSources): string {
  const task = system.tasks[record.task];
  return `${task ? `${task.name}: ` : ''}${describeEvent(eventOf(record), system, sources)}`;
}

/** What was logged since `last`, the number of the newest record that was seen; the time is that of the kernel's clock. */
export function newEvents(records: readonly LogRecord[], last: number, system: SystemModel, sources: FaultSources): string[] {
  const fresh = records.filter(({ number }) => ((number - last) | 0) > 0);
  const missed = fresh.length > 0 ? (fresh[0]!.number - last - 1) >>> 0 : 0;
  return [
    ...(missed > 0 ? [`${missed} records of the audit log were overwritten before they were read`] : []),
    ...fresh.map((record) => `${seconds(record.time)}  ${textOf(record, system, sources)}`),
  ];
}

export function logText(records: readonly LogRecord[], system: SystemModel, sources: FaultSources): string {
  const rows = records.map((record) => [String(record.number), seconds(record.time), hex(record.chain), textOf(record, system, sources)]);
  return `${table([['number', 'time', 'chain', 'event'], ...rows], [0, 1])}\n\n${verdictText(verifyChain(records))}`;
}

/** For other programs. Fields are added in new versions, never changed in one. */
export interface LogDocument {
  schema: 'bulkhead-log';
  version: 1;
  system: string;
  board: string;
  verdict: ChainVerdict;
  records: (LogRecord & { text: string })[];
}

export function logDocument(records: readonly LogRecord[], system: SystemModel, sources: FaultSources): LogDocument {
  return {
    schema: 'bulkhead-log',
    version: 1,
    system: system.name,
    board: system.board.name,
    verdict: verifyChain(records),
    records: records.map((record) => ({ ...record, text: textOf(record, system, sources) })),
  };
}

/** The whole log, and then each record as it is made, until `interrupt`. @param print one line, without its end */
export async function followLog(
  client: { log(): Promise<LogRecord[]> },
  system: SystemModel,
  { sources, print, interrupt }: { sources: FaultSources; print: (line: string) => void; interrupt: AbortSignal },
): Promise<void> {
  let last: number | null = null;
  while (!interrupt.aborted) {
    const records = await client.log();
    for (const line of newEvents(records, last ?? (records[0]?.number ?? 0) - 1, system, sources)) print(line);
    last = records.at(-1)?.number ?? last;
    await delay(followMs, undefined, { signal: interrupt }).catch(() => {});
  }
}
