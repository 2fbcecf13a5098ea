/** A system of tests/fixtures/modbus in QEMU with a device of the test's own on a serial port. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlantValues } from '../../lib/plant.ts';
import { buildSystem } from '../../scripts/build.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { silent } from '../../scripts/output.ts';
import { LoadedPlant } from '../../scripts/plant.ts';
import { SourceMap } from '../../scripts/plant-source-map.ts';
import { type SimulationListener, simulate } from '../../scripts/run-simulation.ts';

export interface Device {
  /** What the firmware drives, before each exchange. */
  outputs?(values: PlantValues): void;
  /** Bytes from the firmware since the last exchange, 5 ms ago; gives those for it. `null`: the end of the run. */
  exchange(received: Uint8Array): Uint8Array | null;
  console?(text: string): void;
}

export interface DeviceRun {
  ending: string;
  /** Faults of tasks, panics and resets. */
  failures: number;
  simulatedUs: number;
  hostMs: number;
}

const nothing = new Uint8Array(0);

export async function runWithDevice(system: string, port: string, device: Device): Promise<DeviceRun> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-modbus-'));
  try {
    const built = await buildSystem({ system: inCheckout('tests', 'fixtures', 'modbus', system), outDir: folder, progress: silent });
    const stop = new AbortController();
    let failures = 0;
    const origin = { file: import.meta.filename, module: '', map: new SourceMap('{"version":3,"sources":[],"names":[],"mappings":""}') };
    const plant = new LoadedPlant(origin, {
      step(_, outputs) {
        device.outputs?.(outputs);
        return {};
      },
    });
    const exchange = (received: Uint8Array): Uint8Array => {
      if (stop.signal.aborted) return nothing;
      const answer = device.exchange(received);
      if (answer === null) stop.abort();
      return answer ?? nothing;
    };
    const ignore = () => {};
    const failed = () => void failures++;
    const listener: SimulationListener = {
      console: (_, text) => device.console?.(text),
      fault: failed,
      restarted: ignore,
      stopped: failed,
      denied: ignore,
      panicked: failed,
      reset: failed,
      pty: ignore,
      up: ignore,
    };
    const { ending, simulatedUs, hostMs } = await simulate({
      elf: built.elf,
      system: built.model,
      plant,
      serial: [{ name: port, target: { kind: 'device', exchange } }],
      realtime: false,
      forUs: null,
      interrupt: stop.signal,
      listener,
    });
    return { ending, failures, simulatedUs, hostMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
