/** `bulkhead/plant`: the machine that the firmware controls, as a model in plain TypeScript. Runs on the host, never on the chip. */

export type PlantValues = Readonly<Record<string, number | boolean>>;

/** What is at the far end of a serial port of the board: a drive, an instrument, remote I/O. */
export interface SerialDevice {
  /**
   * Called after each step of the plant, while simulated time stands still.
   * @param received bytes that the firmware has sent since the last call
   * @returns the bytes that the device sends now; none: an empty array
   */
  exchange(received: Uint8Array): Uint8Array;
}

/** The default export of `plant.ts`: a Plant, or a function that makes one. Must be deterministic: no clock, no Math.random (use `noise`). */
export interface Plant {
  /**
   * Advances the model by `dt` seconds of simulated time.
   * @param outputs what the firmware drives, by point name, since the last step
   * @returns what its sensors read now, by point name; a point left out keeps its value. Numbers are raw counts.
   */
  step(dt: number, outputs: PlantValues): PlantValues;
  /** Devices by the name of the serial port that they are connected to: 'usart2'. `--serial` on the command line takes precedence. */
  readonly serial?: Readonly<Record<string, SerialDevice>>;
}

/** A repeatable random source: uniform in [-amplitude, amplitude] at each call (mulberry32). */
export function noise(seed: number, amplitude: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1) * amplitude;
  };
}
