/** Runs firmware under Node with the transform: `npx tsx --import bulkhead/node/register control.ts`. */
import { register } from 'node:module';

register(new URL('./hooks.ts', import.meta.url));
