/** The safety task, or another in its place, under Node against the crossing: without kernel, policy and other tasks, so that nothing but itself keeps it safe. */

import type { Crossing } from '../../../firmware/rail-crossing/plant.ts';
import { advance, resetTask, setPoints } from '../../../lib/node/drive.ts';
import { nodePoints } from '../../../lib/node.ts';

/** Period of the task in seconds. */
export const PERIOD = 0.05;

type Safety = typeof import('../../../firmware/rail-crossing/safety.ts');
interface Task {
  scan(): void;
}

const safeOutputs = { proceed: false, roadLights: true, raise: false };
const memory = { state: 0, faults: 0, warningTime: 4000, closedBy: false, trains: 0, role: 0 };

export class Bench<T extends Task = Safety> {
  readonly plant: Crossing;
  readonly #load: () => Promise<T>;
  task!: T;
  #outputs: Record<string, boolean> = { ...safeOutputs };

  private constructor(plant: Crossing, load: () => Promise<T>) {
    this.plant = plant;
    this.#load = load;
  }

  /** @param load the task's module with its first values, as after a restart */
  static async start<T extends Task = Safety>(plant: Crossing, load: () => Promise<T>): Promise<Bench<T>> {
    const bench = new Bench<T>(plant, load);
    resetTask({ ...plant.step(0, safeOutputs), ...safeOutputs, ...memory });
    bench.task = await load();
    return bench;
  }

  point(name: string): number | boolean {
    return nodePoints.image[name]!.value;
  }

  /** One cycle: what was written goes out, what is there comes in, one scan. */
  cycle(): void {
    advance(PERIOD * 1000);
    setPoints(this.plant.step(PERIOD, this.#outputs));
    this.task.scan();
    for (const name of Object.keys(safeOutputs)) this.#outputs[name] = this.point(name) === true;
  }

  /** As the kernel does when the task faults: safe values at once, then from the start. */
  async restart(): Promise<void> {
    setPoints(safeOutputs);
    this.#outputs = { ...safeOutputs };
    this.task = await this.#load();
  }
}

/** What the operator may ask of the safety task, with no policy in between. */
export function asking({ task }: Bench): Methods<Safety['request']> & Methods<Safety['reset']> {
  return { ...task.request.__endpoint, ...task.reset.__endpoint };
}

type Methods<E> = E extends { readonly __endpoint: infer M } ? M : never;
