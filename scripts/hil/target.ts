/** What a test bench needs of the firmware it runs, wherever that runs. */
import type { Channels } from '../plant-channels.ts';

export interface Target {
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
