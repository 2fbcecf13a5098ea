import { describe, expect, it } from 'vitest';
import { auditKind, type FaultEvent } from '../../../scripts/audit-log.ts';
import { EventLines, type FaultSources, faultKind } from '../../../scripts/run-events.ts';
import { accessOf } from '../../../scripts/symbols.ts';
import { system, task } from './system.ts';

const tasks = [
  task('supervisor', 0),
  task('io', 1),
  task('control', 2),
  task('modbus', 3, { calls: [{ name: 'control.setpoint', target: 2, endpoint: 'setpoint', rate: null }] }),
];
const sources: FaultSources = {
  place: (pc) =>
    pc === 0x0800_0300
      ? { line: 'gate.S:18', access: null }
      : pc === 0x0800_0100
        ? { line: 'filter.c:12', access: 'writing' }
        : { line: null, access: null },
  trap: (_, site, value) => (site === 7 ? `control.ts:17 index ${value} out of 0..7` : null),
};

function lines(play: (events: EventLines) => void): string[] {
  const printed: string[] = [];
  const events = new EventLines(system([], tasks), sources, (line) => printed.push(line));
  play(events);
  events.flush();
  return printed;
}

const fault = (kind: number, more: Partial<FaultEvent> = {}): FaultEvent => ({
  type: 'fault',
  task: 2,
  kind,
  pc: 0x0800_0100,
  address: 0,
  value: 0,
  time: 5,
  ...more,
});

describe('EventLines', () => {
  it('joins a fault with the restart that follows it', () => {
    const printed = lines((events) => {
      events.fault(fault(faultKind.trap, { address: 7, value: 12 }));
      events.restarted(2, 1);
    });
    expect(printed).toEqual(['control: trap control.ts:17 index 12 out of 0..7, restarted (1)']);
  });

  it('says that a task is stopped for good, with and without a fault', () => {
    expect(lines((events) => events.stopped(2))).toEqual(['control: stopped for good']);
    const printed = lines((events) => {
      events.fault(fault(faultKind.stack));
      events.stopped(2);
    });
    expect(printed).toEqual(['control: stack overflow at filter.c:12, stopped for good']);
  });

  it('prints each of two faults of one task, and one that nothing was done about', () => {
    const printed = lines((events) => {
      events.fault(fault(faultKind.budget));
      events.fault(fault(faultKind.deadline, { pc: 0 }));
    });
    expect(printed).toEqual([
      'control: used more than its time budget of 1ms at filter.c:12',
      'control: deadline missed: still running when its next period began',
    ]);
  });

  it.each<[FaultEvent, string]>([
    [fault(faultKind.memory, { address: 0x2000_1000 }), 'memory fault writing 0x20001000 at filter.c:12'],
    [fault(faultKind.memory, { address: 0x2000_1000, pc: 0x0800_0200 }), 'memory fault at address 0x20001000 at 0x08000200'],
    [fault(faultKind.memory, { address: 0x2000_1000, pc: 0x2000_1001 }), 'memory fault executing 0x20001000 at 0x20001001'],
    [fault(faultKind.argument, { value: 1 }), 'bad argument to system call 1 (call) at filter.c:12'],
    [fault(faultKind.trap, { address: 99, value: 4 }), 'trap at unknown site 99, value 4 at filter.c:12'],
    [fault(faultKind.budget, { pc: 0x0800_0300 }), 'used more than its time budget of 1ms in a system call'],
    [fault(42), 'fault of unknown kind 42 at filter.c:12'],
  ])('describes %o', (record, text) => {
    expect(lines((events) => events.fault(record))).toEqual([`control: ${text}`]);
  });

  it('tells which role a session has now, and records that outlived a reset', () => {
    const role = { type: 'role', task: 2, automaton: 0, from: 0, to: 1, time: 9 } as const;
    expect(lines((events) => events.role(role))).toEqual(['control: role of automaton 0: state 0 to state 1']);
    const record = { number: 4, before: 1, time: 9, detail: 0, first: 0x0800_0300, second: 0, chain: 2 };
    const printed = lines((events) => {
      events.logged({ ...record, kind: faultKind.deadline, task: 2, first: 0 });
      events.logged({ ...record, kind: auditKind.panic + 3, task: 0xff });
      events.logChecked(2, 0);
      events.logChecked(2, 1);
      events.logChecked(0, 14);
    });
    expect(printed).toEqual([
      'kept over the reset: control: deadline missed: still running when its next period began',
      'kept over the reset: panic 3, reset',
      'audit log: 1 damaged record dropped',
    ]);
  });

  it('names the call that a rule denied', () => {
    expect(lines((events) => events.denied(3, 0, 0, 1))).toEqual(['modbus: call of control.setpoint (method 0) denied by its rate']);
  });
});

describe('accessOf', () => {
  it('knows loads from stores', () => {
    expect(['ldr.w', 'ldmia', 'pop', 'vldr'].map(accessOf)).toEqual(Array(4).fill('reading'));
    expect(['strb', 'stmdb', 'push', 'vstr'].map(accessOf)).toEqual(Array(4).fill('writing'));
    expect(['b.n', 'svc', 'mov'].map(accessOf)).toEqual(Array(3).fill(null));
  });
});
