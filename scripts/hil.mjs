// What `bulkhead/hil` (lib/hil.ts) runs on: package.json names it as '#hil'. The bundle of the command line serves here, too.
import { loadModule } from './load.mjs';

export const { openMachine } = await loadModule('hil/open-machine');
