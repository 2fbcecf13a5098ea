/** What the runtime is told of retained variables (compiler/runtime/retain.h). */
import type { RetainedVariables } from '../ir/types.ts';
import type { Output, Unit } from './context.ts';

export const openRetained = 'bulkhead_retain_open(&bulkhead_retained_plan);';
export const saveRetained = 'bulkhead_retain_save();';

export function emitRetainPlan(unit: Unit, output: Output, { variables, words, layout }: RetainedVariables, code: number): undefined {
  // No start clears this section.
  output.line(
    `static uint32_t bulkhead_retained_area[2u * (BULKHEAD_RETAIN_HEAD + ${words}u)] __attribute__((section(".noinit.retained"), aligned(4)));`,
  );
  for (const { global, size } of variables) {
    output.line(`_Static_assert(sizeof ${unit.names.globals.get(global) ?? global} == ${size}u, "the form of what is retained");`);
  }
  output.line('static const struct bulkhead_retained bulkhead_retained_variables[] = {');
  for (const { global, size } of variables) output.line(`\t{&${unit.names.globals.get(global) ?? global}, ${size}u},`);
  output.line('};');
  output.line('static const struct bulkhead_retain_plan bulkhead_retained_plan = {');
  output.line(`\t.layout = 0x${((layout ^ code) >>> 0).toString(16).padStart(8, '0')}u,`);
  output.line(`\t.words = ${words}u,`);
  output.line('\t.area = bulkhead_retained_area,');
  output.line('\t.variables = bulkhead_retained_variables,');
  output.line('};');
  output.line('');
}
