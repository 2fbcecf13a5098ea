/** From a random system to the tables that would go to the chip, by the way every build takes. */

import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { checkSystem } from '../../compiler/system/check.ts';
import { Findings } from '../../compiler/system/findings.ts';
import type { EndpointModel, SystemModel } from '../../compiler/system/model.ts';
import { placesIn } from '../../compiler/system/places.ts';
import { checkCompiledPolicy } from '../../compiler/system/policy-analysis.ts';
import { type Monitor, makeMonitor } from '../../compiler/system/reference-monitor.ts';
import { emitTables } from '../../compiler/system/tables.ts';
import type { MonitorTables } from '../../scripts/policy/table-monitor.ts';
import { testBoard } from '../unit/system/fixtures.ts';
import type { RandomSystem } from './random-system.ts';
import { tablesOfText } from './tables-text.ts';

export interface Compiled {
  model: SystemModel;
  endpoints: EndpointModel[][];
  monitor: Monitor;
  tables: MonitorTables;
}

/** Errors alone, or the model and what is found in it with the methods known. */
export function check(system: RandomSystem): { errors: Diagnostic[]; model?: SystemModel; endpoints: EndpointModel[][] } {
  const { model, diagnostics } = checkSystem({
    definition: system.definition,
    file: '/system.ts',
    text: '',
    folder: '/',
    boards: new Map([['test', testBoard]]),
    supervisorEntry: '/supervisor.ts',
    ioEntry: '/io.c',
    isFile: () => true,
  });
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  if (!model) return { errors: diagnostics.filter(isError), endpoints: [] };
  const endpoints = model.tasks.map(({ name }) => system.endpoints[name] ?? []);
  const findings = new Findings(placesIn('/system.ts', ''), testBoard.tickUs);
  checkCompiledPolicy(findings, model, endpoints);
  return { errors: findings.diagnostics.filter(isError), model, endpoints };
}

/** Of a system without errors. */
export function compile(system: RandomSystem): Compiled {
  const { errors, model, endpoints } = check(system);
  if (errors.length > 0 || !model) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  const text = emitTables(
    model,
    endpoints.map((own) => ({ dataSize: 0, dataFrom: 0, bssSize: 0, endpoints: own })),
  );
  return { model, endpoints, monitor: makeMonitor(model, endpoints), tables: tablesOfText(text) };
}
