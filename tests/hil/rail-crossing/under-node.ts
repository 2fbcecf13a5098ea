/** The interlocking alone, under Node, against the crossing: the safety task without kernel, policy and other tasks, so that nothing but itself keeps it safe. */

import type { Crossing } from '../../../firmware/rail-crossing/plant.ts';
import { advance, resetTask, setPoints } from '../../../lib/node/drive.ts';
import { nodePoints } from '../../../lib/node.ts';

/** Period of the task in seconds. */
export const PERIOD = 0.05;

type Safety = typeof import('../../../firmware/rail-crossing/safety.ts');

const safeOutputs = { proceed: false, roadLights: true, raise: false };
const memory = { state: 0, faults: 0, warningTime: 4000, closedBy: false, trains: 0, role: 0 };

export class Bench {
  readonly plant: Crossing;
  readonly #load: () => Promise<Safety>;
  #safety!: Safety;
  #outputs: Record<string, boolean> = { ...safeOutputs };

  private constructor(plant: Crossing, load: () => Promise<Safety>) {
    this.plant = plant;
    this.#load = load;
  }

  /** @param load the task's module with its first values, as after a restart */
  static async start(plant: Crossing, load: () => Promise<Safety>): Promise<Bench> {
    const bench = new Bench(plant, load);
    resetTask({ ...plant.step(0, safeOutputs), ...safeOutputs, ...memory });
    bench.#safety = await load();
    return bench;
  }

  get ask(): Methods<Safety['request']> & Methods<Safety['reset']> {
    return { ...this.#safety.request.__endpoint, ...this.#safety.reset.__endpoint };
  }

  point(name: string): number | boolean {
    return nodePoints.image[name]!.value;
  }

  /** One cycle: what was written goes out, what is there comes in, one scan. */
  cycle(): void {
    advance(PERIOD * 1000);
    setPoints(this.plant.step(PERIOD, this.#outputs));
    this.#safety.scan();
    for (const name of Object.keys(safeOutputs)) this.#outputs[name] = this.point(name) === true;
  }

  /** As the kernel does when the task faults: safe values at once, then from the start. */
  async restart(): Promise<void> {
    setPoints(safeOutputs);
    this.#outputs = { ...safeOutputs };
    this.#safety = await this.#load();
  }
}

type Methods<E> = E extends { readonly __endpoint: infer M } ? M : never;
