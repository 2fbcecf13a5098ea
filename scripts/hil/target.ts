/** What a test bench needs of the firmware it runs, wherever that runs. */
import type { Channels } from '../plant-channels.ts';

export interface Target {
  /** Firmware and time stand still between `hold` and `goOn`; else time goes on by itself. */
  readonly holds: boolean;
  readonly channels: Channels;
  /** Simulated microseconds since the start, resets included. */
  readonly timeUs: number;
  /** Lets the held firmware go on with the inputs of `channels`. */
  goOn(): void;
  /** Asks the held firmware; see Simulation. */
  request(operation: number, index: number, value?: number): Promise<Uint32Array>;
  /** Settles when the target has ended; null when it was closed, else why. Never rejects. */
  readonly ended: Promise<Error | null>;
  close(): Promise<void>;
}

/** What a target that cannot be held tells. */
export interface TargetEvents {
  /** The plant has made its step. */
  cycle(timeUs: number): void;
  reset(): void;
}
