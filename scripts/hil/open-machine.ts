/** From a system's folder to a machine of `bulkhead/hil`: builds, starts, holds. */
import { resolve } from 'node:path';
import type { Machine, MachineOptions } from '../../lib/hil.ts';
import type { Plant } from '../../lib/plant.ts';
import { buildSystem } from '../build.ts';
import { diagnosticsText } from '../diagnostics.ts';
import { InputError } from '../errors.ts';
import { silent } from '../output.ts';
import { findPlant } from '../plant.ts';
import { BenchMachine } from './bench-machine.ts';

/**
 * See `machine` of lib/hil.ts.
 * @throws Error in words for who reads the test's report
 */
export async function openMachine(system: string, options: MachineOptions): Promise<Machine> {
  try {
    const built = await buildSystem({
      system: resolve(system),
      ...(options.board === undefined ? {} : { board: options.board }),
      progress: silent,
    });
    const plant = options.plant === undefined ? await ownPlant(built.model.folder) : options.plant;
    return await BenchMachine.open(built, plant, options, boardPort());
  } catch (error) {
    if (error instanceof InputError) throw new Error(`${error.message}\n${diagnosticsText(error.diagnostics)}`);
    throw error;
  }
}

/** `BULKHEAD_TARGET=serial:/dev/ttyACM0`: the port of a board that runs the firmware; null: QEMU. */
function boardPort(): string | null {
  const target = process.env.BULKHEAD_TARGET ?? '';
  if (target === '' || target === 'qemu') return null;
  const port = /^serial:(.+)$/.exec(target)?.[1];
  if (port === undefined) throw new Error(`BULKHEAD_TARGET=${target}: write serial:/dev/ttyACM0, or nothing for QEMU`);
  return port;
}

async function ownPlant(folder: string): Promise<Plant | null> {
  const plant = await findPlant(undefined, folder, folder);
  return plant && { step: (dt, outputs) => plant.step(dt, outputs) as ReturnType<Plant['step']>, serial: plant.devices };
}
