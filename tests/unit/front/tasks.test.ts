/** What a task has of its system: points, peripherals, endpoints, connections. */
import { describe, expect, it } from 'vitest';
import { printFunction } from '../../../compiler/ir/print.ts';
import { findings, program } from './support.ts';

const scan = (text: string) =>
  printFunction(program(text).functions.find((each) => each.name === 'scan')!)
    .split('\n')
    .slice(1)
    .join('\n');

describe('points', () => {
  it('are counted in the order of reads and writes, and written ones read back', () => {
    const text =
      "const { level, pump } = points<typeof system, 'control'>(); export function scan(): void { pump.value = level.value > 5 && !pump.value; }";
    expect(scan(text)).toBe('  point.out.pump = ((point.in.level > 5) && !point.out.pump)');
    expect(program(text).functions[0]?.body).toMatchObject([{ target: { index: 0 }, value: { left: { left: { index: 0 } } } }]);
  });
  it('are there under any name', () => {
    const text =
      "const io = points<typeof system, 'control'>(); const { level: tank } = points<typeof system, 'control'>(); export function scan(): void { io.pump.value = tank.value > 1; }";
    expect(scan(text)).toBe('  point.out.pump = (point.in.level > 1)');
  });
});

describe('peripherals', () => {
  it('are their index in `uses`', () => {
    expect(scan("const port = peripheral<typeof system, 'control'>('usart2'); export function scan(): void { console.log(port); }")).toBe(
      '  print "0"',
    );
  });
});

describe('endpoints', () => {
  it('are functions that take and give scalars', () => {
    const text =
      'let low: u16 = 1; export const limit = serve({ set(value: u16): boolean { low = value; return low > 1; }, reset: (): void => { low = 0; } });';
    expect(program(text).endpoints).toMatchObject([
      { name: 'limit', methods: [{ name: 'set', function: 'limit_set' }, { name: 'reset' }] },
    ]);
  });
});

describe('calls between tasks', () => {
  const peer = "const peer = connect<typeof import('./peer.ts').limits>('peer.limits', '50ms');";
  it('give a reply that must be looked at', () => {
    expect(
      scan(`${peer} export function scan(): void { const r = peer.set(5); if (!r.ok) console.log(r.error); else console.log(r.value); }`),
    ).toBe(
      [
        '  local r: struct Reply_boolean',
        '  let r',
        '  r = remote slot 0 method 0(5) within 50 ms',
        '  if !r.ok',
        '    print r.error',
        '  else',
        '    print r.value',
      ].join('\n'),
    );
  });
  it('may be looked at on the spot', () => {
    expect(scan(`${peer} export function scan(): void { if (!peer.set(5).ok) console.log('refused'); }`)).toContain('if !reply.ok');
  });
  it('may be chosen', () => {
    const text = `${peer} export function scan(): void { const r: Reply<boolean> = now() > 5 ? peer.set(5) : peer.set(6); if (!r.ok) console.log(r.error); }`;
    expect(scan(text)).toContain('= copy(reply_2)');
  });
  it('the peer is never compiled in', () => {
    expect(program(`${peer} export function scan(): void { if (!peer.set(5).ok) return; }`).sources).toHaveLength(1);
  });
});

describe('time', () => {
  it('is that of the activation; alarms and durations are milliseconds', () => {
    expect(scan("export function scan(): void { alarm('2s'); alarm(now()); console.log(milliseconds('1min'), notifications()); }")).toBe(
      '  native bulkhead_alarm(2000)\n  native bulkhead_alarm(now())\n  print "60000 ", bits()',
    );
  });
});

describe('what a task must not', () => {
  it('take points outside a declaration', () => {
    expect(findings("export function scan(): void { console.log(points<typeof system, 'control'>().level.value); }")).toEqual(['1 BH1073']);
  });
});
