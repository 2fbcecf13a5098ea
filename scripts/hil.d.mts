export { openMachine } from './hil/open-machine.ts';
