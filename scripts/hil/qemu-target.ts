/** The firmware of a machine in QEMU. */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SystemModel } from '../../compiler/system/model.ts';
import type { Plant } from '../../lib/plant.ts';
import type { SimulatedPlant } from '../plant-channels.ts';
import { serialPorts } from '../run.ts';
import { endingFailure } from '../run-image.ts';
import { Simulation, type SimulationListener } from '../run-simulation.ts';
import { deviceConnections } from '../serial-device.ts';
import type { Target } from './target.ts';

export interface QemuOptions {
  elf: string;
  system: SystemModel;
  plant: SimulatedPlant;
  /** Of the plant, by serial port. */
  devices: NonNullable<Plant['serial']>;
  realtime: boolean;
  listener: SimulationListener;
  hold: (timeUs: number) => boolean;
}

const folderName = 'bulkhead-hil-';

export class QemuTarget implements Target {
  readonly holds = true;
  readonly ended: Promise<Error | null>;
  readonly #simulation: Simulation;
  readonly #folder: string;
  readonly #serials: readonly string[];
  #linesInUse: boolean;
  #closed = false;

  constructor({ elf, system, realtime, devices, ...options }: QemuOptions) {
    const ports = serialPorts(system);
    const connected = deviceConnections(devices, ports, (message, hint) => options.plant.failure(message, hint));
    removeOrphans();
    this.#folder = mkdtempSync(join(tmpdir(), `${folderName}${process.pid}-`));
    // A build that comes meanwhile changes nothing for this machine.
    const image = join(this.#folder, 'firmware.elf');
    copyFileSync(elf, image);
    this.#serials = ports.filter((name) => !(name in devices));
    const serial = [...connected, ...this.#serials.map((name) => ({ name, target: { kind: 'unix' as const, path: this.#socket(name) } }))];
    // A port that nobody has asked for is silent.
    this.#linesInUse = connected.length > 0;
    const linesInUse = () => this.#linesInUse;
    const interrupt = new AbortController().signal;
    this.#simulation = new Simulation({ ...options, elf: image, system, serial, linesInUse, realtime, forUs: null, interrupt });
    this.ended = this.#simulation
      .run()
      .then(
        (result) => (this.#closed ? null : (endingFailure(result) ?? new Error('the firmware ended'))),
        (error: unknown) => (this.#closed ? null : (error as Error)),
      )
      .finally(() => rmSync(this.#folder, { recursive: true, force: true }));
  }

  get channels() {
    return this.#simulation.channels;
  }

  get timeUs(): number {
    return this.#simulation.timeUs;
  }

  goOn(): void {
    this.#simulation.goOn();
  }

  request(operation: number, index: number, value = 0): Promise<Uint32Array> {
    return this.#simulation.request(operation, index, value);
  }

  /** Path of the socket of a serial port that a task uses; null when there is no such, or the plant has a device on it. */
  serial(name: string): string | null {
    if (!this.#serials.includes(name)) return null;
    this.#linesInUse = true;
    return this.#socket(name);
  }

  get serials(): readonly string[] {
    return this.#serials;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#simulation.close();
    await this.ended;
  }

  #socket(name: string): string {
    return join(this.#folder, name);
  }
}

/** Folders of processes that were killed before they could clean up. */
function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${folderName}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
