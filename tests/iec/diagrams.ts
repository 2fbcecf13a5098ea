/** All timing diagrams, by block. */
import type { Diagram } from './diagram.ts';
import { control } from './diagrams-control.ts';
import { counters } from './diagrams-counters.ts';
import { logic } from './diagrams-logic.ts';
import { timers } from './diagrams-timers.ts';

export const diagrams: readonly Diagram[] = [...timers, ...counters, ...logic, ...control];
