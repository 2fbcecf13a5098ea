/**
 * `bulkhead/log`: the audit log of the kernel, for a task that has `log: true` in system.ts. What was denied, failed, restarted, forced, and who changed a role;
 * the newest 14 records, also those from before a reset. docs/log.md tells what is in a record.
 */
import type { u32 } from './bulkhead.ts';

/** Words of a record: number, chain value of the record before, milliseconds, kind | task << 8 | detail << 16, first, second, chain value. */
export const LOG_RECORD_WORDS = 7;
/** So many of the newest records there are at most. */
export const LOG_RECORDS_KEPT = 14;

/**
 * Reads the record whose number has the same low byte as `number`.
 * @param record at least LOG_RECORD_WORDS
 * @returns words of the answer: LOG_RECORD_WORDS; or 1 when there is no such record: then `record[0]` is the number that the next one will have
 * @native log_read
 */
export declare function readLog(number: u32, record: Uint32Array): u32;
