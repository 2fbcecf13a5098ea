/** Frames to firmware in QEMU, one after another, each as soon as the firmware is done with the one before: simulated time stands still meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSystem } from '../../scripts/build.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { LoadedPlant } from '../../scripts/plant.ts';
import { SourceMap } from '../../scripts/plant-source-map.ts';
import { type SimulationListener, simulate } from '../../scripts/run-simulation.ts';

export interface Conversation {
  /** The next frame; null: the end. */
  next(): Uint8Array | null;
  /** What the firmware has sent between this frame and the next. */
  answered(frame: Uint8Array, answer: Uint8Array): void;
}

export interface ConversationEnd {
  ending: string;
  faults: number;
  resets: number;
  simulatedUs: number;
  hostMs: number;
}

/** Exchanges without an end of the frame after which the firmware counts as deaf. */
const patience = 1000;

/** Builds a system of tests/fixtures/modbus, whose point `frames` counts the frames it has seen the end of, and talks to it over `port`. */
export async function converse(system: string, port: string, conversation: Conversation): Promise<ConversationEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-modbus-'));
  try {
    const built = await buildSystem({ system: inCheckout('tests', 'fixtures', 'modbus', system), outDir: folder });
    const stop = new AbortController();
    let frames = 0;
    let faults = 0;
    let sent = 0;
    let waited = 0;
    let frame: Uint8Array | null = null;
    let received: Uint8Array[] = [];
    const origin = { file: import.meta.filename, module: '', map: new SourceMap('{"version":3,"sources":[],"names":[],"mappings":""}') };
    const plant = new LoadedPlant(origin, {
      step(_, outputs) {
        frames = Number(outputs['frames']);
        return {};
      },
    });
    const exchange = (bytes: Uint8Array): Uint8Array => {
      if (stop.signal.aborted) return new Uint8Array(0);
      if (bytes.length > 0) received.push(bytes);
      if (frames < sent) {
        if (++waited > patience) throw new Error(`no end of frame ${sent}: ${Buffer.from(frame ?? []).toString('hex')}`);
        return new Uint8Array(0);
      }
      if (frame !== null) conversation.answered(frame, Buffer.concat(received));
      received = [];
      waited = 0;
      frame = conversation.next();
      if (frame === null) {
        stop.abort();
        return new Uint8Array(0);
      }
      sent++;
      return frame;
    };
    const nothing = () => {};
    const listener: SimulationListener = {
      console: nothing,
      fault: () => faults++,
      restarted: nothing,
      stopped: nothing,
      denied: nothing,
      panicked: () => faults++,
      reset: nothing,
      pty: nothing,
      up: nothing,
    };
    const result = await simulate({
      elf: built.elf,
      system: built.model,
      plant,
      serial: [{ name: port, target: { kind: 'device', exchange } }],
      realtime: false,
      forUs: null,
      interrupt: stop.signal,
      listener,
    });
    return { ending: result.ending, faults, resets: result.resets, simulatedUs: result.simulatedUs, hostMs: result.hostMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
