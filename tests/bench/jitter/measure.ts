/** Scan jitter of the water tank's control task, with and without a Modbus client that asks without a pause. */
import modbus from 'modbus-serial';
import { tank } from '../../../firmware/water-tank/plant.ts';
import { machine } from '../../../lib/hil.ts';

export const periods = ['10ms', '20ms', '50ms'] as const;

export interface JitterRow {
  period: (typeof periods)[number];
  /** Answered requests in a simulated second; 0: without load. */
  requestsPerSecond: number;
  instructions: { min: number; avg: number; max: number };
  jitterNs: number;
  overruns: number;
}

export async function measureJitter(period: (typeof periods)[number], seconds: number, loaded: boolean): Promise<JitterRow> {
  await using m = await machine(`tests/bench/jitter/${period}`, { plant: tank(), trace: 'never' });
  const start = m.time;
  let requests = 0;
  if (loaded) {
    const port = m.serial('usart2', { autoOpen: false });
    const client = new modbus.default();
    await client.connectRTUBuffered(port.path, { baudRate: 115_200, binding: port.settings.binding } as object);
    client.setID(1);
    client.setTimeout(60_000);
    const ask = async () => {
      for (; m.time < start + seconds; requests++) await client.readHoldingRegisters(0, 2);
    };
    await m.during(ask(), '1h');
    await new Promise<void>((settle) => client.close(() => settle()));
  } else {
    await m.advance(`${seconds}s`);
  }
  const { instructions, jitterNs, overruns } = await m.task('control').statistics();
  return { period, requestsPerSecond: Math.round(requests / (m.time - start)), instructions, jitterNs: jitterNs.max, overruns };
}

export function jitterTable(rows: readonly JitterRow[]): string {
  const line = (row: JitterRow) =>
    `| ${row.period} | ${row.requestsPerSecond || 'none'} | ${row.instructions.min} | ${row.instructions.avg.toFixed(1)} | ${row.instructions.max} | ${row.jitterNs.toLocaleString('en')} | ${row.overruns} |`;
  return [
    '| period | Modbus requests a second | instructions min | avg | max | jitter, ns | missed |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(line),
  ].join('\n');
}
