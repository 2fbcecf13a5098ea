/** The pictures in the READMEs of the examples: their runs against their own plants. `npm run docs` draws them, a test checks that they are current. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from 'bulkhead/hil';
import { auditImage } from '../../scripts/audit/audit.ts';
import { documentOf } from '../../scripts/audit/document.ts';
import { auditSvg } from '../../scripts/audit/svg.ts';
import { buildSystem } from '../../scripts/build.ts';
import { inCheckout } from '../../scripts/checkout.ts';
import { silent } from '../../scripts/output.ts';

export const traced = [
  { name: 'water-tank', time: '30s' },
  { name: 'traffic-light', time: '90s' },
  { name: 'motor-pid', time: '10s' },
  { name: 'pump-station', time: '100s' },
  { name: 'rail-crossing', time: '140s' },
] as const;

export const pictureOf = (name: string) => inCheckout('firmware', name, 'trace.svg');

/** Runs an example; the picture of its points over time. */
export async function drawTrace({ name, time }: (typeof traced)[number]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-trace-'));
  try {
    await using m = await machine(inCheckout('firmware', name), { trace: 'never', name });
    await m.advance(time);
    return readFileSync(m.saveTrace(join(folder, name)).svg, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Who may do what in an example, from its image. */
export async function drawRights(name: string): Promise<string> {
  const { elf } = await buildSystem({ system: inCheckout('firmware', name), progress: silent });
  return auditSvg(documentOf(auditImage(elf, readFileSync(elf))));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const example of traced) writeFileSync(pictureOf(example.name), await drawTrace(example));
  writeFileSync(inCheckout('firmware', 'rail-crossing', 'rights.svg'), await drawRights('rail-crossing'));
}
