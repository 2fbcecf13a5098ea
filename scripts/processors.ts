/**
 * Where a simulation runs. QEMU's two threads, and this process, take turns: one waits whenever another works. On one processor a turn costs a switch; on
 * two, the other must be woken from its sleep first. So each machine stays on one processor, and machines that run at the same time on different ones: the
 * water tank's suite ran at 17 to 19 times real time so, and at 13 to 14 without. Where idle time needs no turns (docs/link.md) it makes no difference.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** '0-2,5': what Linux writes of a set of processors. */
export function parseProcessors(list: string): number[] {
  return list
    .trim()
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
}

function processorsOf(process_: string): number[] {
  const status = readFileSync(`/proc/${process_}/status`, 'utf8');
  return parseProcessors(/^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '');
}

/** Processors that a machine was put on, one entry each. */
function taken(): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      if (!readFileSync(`/proc/${name}/comm`, 'utf8').startsWith('qemu-system')) return [];
      const allowed = processorsOf(name);
      return allowed.length === 1 ? allowed : [];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
}

/** The processor for another machine: of those that this process may use, the one with the fewest; null where the system does not tell. */
export function chooseProcessor(): number | null {
  try {
    const machines = taken();
    const load = (processor: number) => machines.filter((each) => each === processor).length;
    const [first, ...rest] = processorsOf('self');
    if (first === undefined || rest.length === 0) return null;
    return rest.reduce((best, each) => (load(each) < load(best) ? each : best), first);
  } catch {
    return null;
  }
}
