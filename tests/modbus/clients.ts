/** Many requests of modbus-serial, each checked against what was written before. */
import { machine } from 'bulkhead/hil';
import { randomFrom } from './frames.ts';
import { connectModbus } from './modbus-serial.ts';

export interface Load {
  lost: number;
  wrong: number;
  /** Deaths of the other task. */
  restarts: number;
  simulatedSeconds: number;
}

/** @param crash another task is killed once a second of simulated time */
export async function requestMany(count: number, { crash }: { crash: boolean }): Promise<Load> {
  await using m = await machine('tests/fixtures/modbus/server', { plant: null, trace: 'never' });
  await using client = await connectModbus(m, 'usart2', 17);
  const random = randomFrom(17);
  const registers = new Array<number>(200).fill(0);
  const coils = new Array<boolean>(40).fill(false);
  const load = { lost: 0, wrong: 0, restarts: 0, simulatedSeconds: 0 };
  let nextCrash = 1;
  let turnNow = 0;
  const ask = async <T>(work: Promise<T>): Promise<T | null> =>
    m.during(work).catch((e) => (console.log(String(e), m.time, m.points.frames.value, m.events.slice(-2), turnNow), load.lost++, null));
  const equal = (actual: readonly unknown[] | undefined, expected: readonly unknown[]) => {
    if (actual !== undefined && JSON.stringify(actual) !== JSON.stringify(expected)) load.wrong++;
  };
  for (let turn = 0; turn < count; turn++) {
    if (crash && m.time >= nextCrash) {
      m.fault('beat');
      nextCrash = Math.floor(m.time) + 1;
    }
    turnNow = turn;
    const first = random(190);
    const length = 1 + random(10);
    const values = Array.from({ length }, () => random(65_536));
    switch (random(5)) {
      case 0:
        equal((await ask(client.readHoldingRegisters(100 + first, length)))?.data, registers.slice(first, first + length));
        break;
      case 1:
        if (await ask(client.writeRegisters(100 + first, values))) registers.splice(first, length, ...values);
        break;
      case 2:
        if (await ask(client.writeRegister(100 + first, values[0]!))) registers[first] = values[0]!;
        break;
      case 3:
        if (await ask(client.writeCoil(first % 40, length > 5))) coils[first % 40] = length > 5;
        break;
      default:
        equal((await ask(client.readCoils(0, 40)))?.data, coils);
    }
  }
  load.restarts = m.task('beat').restarts;
  load.simulatedSeconds = m.time;
  return load;
}
