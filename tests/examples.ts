/** The example systems: every folder of firmware/ with a system.ts. What must hold for all of them is tested on this list. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from '../scripts/checkout.ts';

/** Names, and folders from the checkout. */
export const examples: readonly { name: string; folder: string }[] = readdirSync(inCheckout('firmware'))
  .filter((name) => existsSync(inCheckout('firmware', name, 'system.ts')))
  .map((name) => ({ name, folder: join('firmware', name) }));
