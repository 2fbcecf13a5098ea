/** The binary of every example grants what its system.ts declares, and nothing else. */
import { expect, it } from 'vitest';
import { documentOf } from '../../scripts/audit/document.ts';
import { examples } from '../examples.ts';
import { auditBytes, buildImage } from './images.ts';

it.each(examples)('$name passes the audit', async ({ name, folder }) => {
  const document = documentOf(auditBytes(await buildImage(folder)));
  expect(document).toMatchObject({ verdict: 'pass', system: name, findings: [] });
});
