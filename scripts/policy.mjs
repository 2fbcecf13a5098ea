// What `bulkhead/policy/test` (lib/policy/test.ts) runs on: package.json names it as '#policy'. The bundle of the command line serves here, too.
import { loadModule } from './load.mjs';

export const { openPolicy } = await loadModule('policy/open-policy');
