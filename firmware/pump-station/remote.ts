/**
 * Asks both modules every 200 ms, each over its own line: input register 0 is the level in mm, bit 0 of register 1 the thermal switch. What was heard in a
 * cycle counts from its end, so all values change at one time. A module that has not answered in three cycles is offline.
 */
import { type Peripheral, peripheral, points, run, type Steps, type u8, type u16, wait } from 'bulkhead';
import { RtuClient } from 'bulkhead/modbus';
import type system from './system.ts';

const { level1, level2, online1, online2, tripped1, tripped2 } = points<typeof system, 'remote'>();

const MISSES = 3;

class Module {
  online: boolean = false;
  level: u16 = 0;
  tripped: boolean = false;
  private readonly client: RtuClient;
  private readonly unit: u8;
  private answered: boolean = false;
  private misses: u8 = 0;

  constructor(port: Peripheral, unit: u8) {
    this.client = new RtuClient(port);
    this.unit = unit;
  }

  open(): void {
    this.client.open(19_200);
    // Each cycle is a try.
    this.client.timeout = 150;
    this.client.retries = 0;
  }

  /** At the beginning of a cycle. */
  ask(): void {
    this.answered = false;
    this.client.readInputRegisters(this.unit, 0, 2);
  }

  /** In each scan. */
  poll(): void {
    if (this.client.poll().kind === 'answer') this.answered = true;
  }

  /** At the end of a cycle. */
  conclude(): void {
    if (this.answered) {
      this.level = this.client.register(0);
      this.tripped = (this.client.register(1) & 1) !== 0;
      this.misses = 0;
      this.online = true;
    } else if (this.misses < MISSES) {
      this.misses++;
      if (this.misses === MISSES) this.online = false;
    }
  }
}

const first = new Module(peripheral<typeof system, 'remote'>('usart2'), 1);
const second = new Module(peripheral<typeof system, 'remote'>('usart3'), 2);

function* cycle(): Steps {
  while (true) {
    first.ask();
    second.ask();
    yield* wait('200ms');
    first.conclude();
    second.conclude();
  }
}

const asking = run(cycle);

export function init(): void {
  first.open();
  second.open();
}

export function scan(): void {
  first.poll();
  second.poll();
  asking.step();
  level1.value = first.level;
  level2.value = second.level;
  online1.value = first.online;
  online2.value = second.online;
  tripped1.value = first.tripped;
  tripped2.value = second.tripped;
}
