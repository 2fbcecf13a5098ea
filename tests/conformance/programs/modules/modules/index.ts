export { Mode } from './mode.ts';
export { begin as start } from './mode.ts';
