/** The wet well with its pumps, and the two remote I/O modules, which answer as Modbus servers on the lines of the board. */
import type { Plant, PlantValues, SerialDevice } from 'bulkhead/plant';

/** Rates in mm of level per second. */
const INFLOW = 20;
const INFLOW_SWING = 9;
const INFLOW_PERIOD_S = 50;
const PUMP = 50;
const DEPTH = 1000;
/** In mm: where the float is. */
const FLOAT = 950;

/** What a test, or a story, does to the station. */
export class PumpStation implements Plant {
  /** mm above the bottom. */
  level = 300;
  /** Modules 1 and 2: does not answer. */
  readonly silent: [boolean, boolean] = [false, false];
  /** Pumps 1 and 2: the thermal switch is open. */
  readonly hot: [boolean, boolean] = [false, false];
  /** More water, in mm/s: a storm. */
  extra = 0;
  time = 0;
  readonly serial: Readonly<Record<string, SerialDevice>>;

  constructor() {
    this.serial = { usart2: this.#module(1), usart3: this.#module(2) };
  }

  step(dt: number, outputs: PlantValues): PlantValues {
    this.time += dt;
    const inflow = INFLOW + INFLOW_SWING * Math.sin((2 * Math.PI * this.time) / INFLOW_PERIOD_S) + this.extra;
    const outflow = (Number(outputs.pump1) + Number(outputs.pump2)) * PUMP;
    this.level = Math.min(DEPTH, Math.max(0, this.level + (inflow - outflow) * dt));
    return { float: this.level > FLOAT };
  }

  /** Input registers of a module: the level, the thermal switch of its pump. */
  registers(unit: 1 | 2): [number, number] {
    return [Math.round(this.level), Number(this.hot[unit - 1])];
  }

  #module(unit: 1 | 2): SerialDevice {
    return {
      exchange: (received) => {
        const nothing = new Uint8Array(0);
        if (this.silent[unit - 1] || !isRequest(received, unit)) return nothing;
        const [level, hot] = this.registers(unit);
        return sealed([unit, 4, 4, level >> 8, level & 0xff, 0, hot]);
      },
    };
  }
}

/** Function 4 for registers 0 and 1. */
function isRequest(bytes: Uint8Array, unit: number): boolean {
  return sealed([unit, 4, 0, 0, 0, 2]).every((byte, index) => byte === bytes[index]) && bytes.length === 8;
}

/** With the CRC of Modbus RTU. */
function sealed(bytes: readonly number[]): Uint8Array {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return Uint8Array.from([...bytes, crc & 0xff, crc >> 8]);
}

/** A story of 100 seconds: module 1 goes silent, then both; pump 1 gets hot; a storm. */
export default function story(): Plant {
  const station = new PumpStation();
  const between = (from: number, to: number) => station.time >= from && station.time < to;
  return {
    serial: station.serial,
    step(dt, outputs) {
      station.silent[0] = between(30, 55);
      station.silent[1] = between(45, 55);
      station.hot[0] = between(60, 75);
      station.extra = between(78, 92) ? 60 : 0;
      return station.step(dt, outputs);
    },
  };
}
