/** A system from the command line: found, evaluated, checked. */
import { statSync } from 'node:fs';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.ts';
import { checkSystem } from '../compiler/system/check.ts';
import type { SystemModel } from '../compiler/system/model.ts';
import { loadBoards } from './boards.ts';
import { inCheckout } from './checkout.ts';
import { InputError } from './errors.ts';
import { type EvaluatedSystem, evaluateSystem, systemFolder } from './evaluate.ts';

export interface LoadedSystem {
  model: SystemModel;
  evaluated: EvaluatedSystem;
  warnings: Diagnostic[];
}

/**
 * @param argument the folder of the system, or its system.ts
 * @param board absent: chosen by the system
 * @throws InputError with all findings
 */
export async function loadSystem(argument: string, board?: string): Promise<LoadedSystem> {
  const folder = systemFolder(argument);
  const [evaluated, boards] = await Promise.all([evaluateSystem(folder), loadBoards()]);
  const { model, diagnostics } = checkSystem({
    definition: evaluated.definition,
    file: evaluated.file,
    text: evaluated.text,
    folder,
    boards,
    ...(board === undefined ? {} : { board }),
    supervisorEntry: inCheckout('lib', 'supervisor.ts'),
    ioEntry: inCheckout('hal', 'io', 'io.c'),
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
  });
  if (!model) throw new InputError(diagnostics);
  return { model, evaluated, warnings: diagnostics };
}
