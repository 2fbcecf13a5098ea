/** `bulkhead audit`: the evidence, from the ELF file alone. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { auditImage } from './audit/audit.ts';
import { compareRights, widens } from './audit/diff.ts';
import { type AuditDocument, documentOf } from './audit/document.ts';
import { checkPolicy } from './audit/policy.ts';
import { auditSvg } from './audit/svg.ts';
import { formatAudit, formatChanges, formatPolicy } from './audit/text.ts';
import { exitCode, Failure, usageError } from './run-failure.ts';

interface Options {
  json?: boolean;
  svg?: string;
  policy?: string;
  allowWidening?: boolean;
}

export function register(program: Command): void {
  program
    .command('audit')
    .summary('what the firmware can do, read from the binary')
    .description(
      'Reads ELF and nothing else: decodes the tables in it, disassembles its code, and prints what each task can touch and reach. ' +
        'Exits with 1 when the image can do anything that its system does not declare, or breaks a policy. ' +
        'With NEWER, prints what that image may do that ELF may not, and exits with 1 when rights widen.',
    )
    .argument('<elf>', 'firmware.elf')
    .argument('[newer]', 'another image of the same system, to compare')
    .option('--json', 'the whole report as JSON')
    .option('--svg <file>', 'write a picture of who can touch and reach what')
    .option('--policy <file>', 'assertions that must hold: a TypeScript file that exports a list of them (bulkhead/audit)')
    .option('--allow-widening', 'wider rights in NEWER are meant')
    .addHelpText(
      'after',
      '\nExample:\n  npx bulkhead audit build/water-tank/netduinoplus2/firmware.elf --svg rights.svg\n  npx bulkhead audit old.elf new.elf --allow-widening',
    )
    .action(audit);
}

async function audit(elf: string, newer: string | undefined, options: Options): Promise<void> {
  if (options.allowWidening && newer === undefined) throw usageError('--allow-widening is for two images');
  const document = read(elf);
  if (newer !== undefined) return compare(document, read(newer), options);
  if (options.svg !== undefined) writeFileSync(options.svg, auditSvg(document));
  const verdicts = options.policy === undefined ? [] : await readPolicy(options.policy, document);
  const policy = verdicts.length > 0 ? { policy: verdicts } : {};
  const text = options.json
    ? JSON.stringify({ ...document, ...policy }, null, 2)
    : [formatAudit(document), formatPolicy(verdicts)].join('\n');
  process.stdout.write(`${text.trimEnd()}\n`);
  const broken = verdicts.some(({ violations }) => violations.length > 0);
  if (document.verdict === 'fail' || broken) process.exitCode = exitCode.input;
}

function read(elf: string): AuditDocument {
  if (!existsSync(elf)) throw new Failure(exitCode.input, `there is no file ${elf}`);
  return documentOf(auditImage(elf, readFileSync(elf)));
}

async function readPolicy(file: string, document: AuditDocument) {
  if (!existsSync(file)) throw new Failure(exitCode.input, `there is no file ${file}`);
  const { evaluateDefault } = await import('./evaluate.ts');
  const { value } = await evaluateDefault(resolve(file));
  if (!Array.isArray(value)) throw new Failure(exitCode.input, `${file} exports no list of assertions`);
  return checkPolicy(value, document);
}

function compare(before: AuditDocument, after: AuditDocument, options: Options): void {
  const changes = compareRights(before, after);
  const failed = [before, after].filter(({ verdict }) => verdict === 'fail');
  if (options.json) process.stdout.write(`${JSON.stringify({ schema: 'bulkhead-authority-diff', version: 1, changes }, null, 2)}\n`);
  else process.stdout.write(`${[...failed.map(formatAudit), formatChanges(changes)].join('\n')}\n`);
  if (failed.length > 0 || (widens(changes) && !options.allowWidening)) process.exitCode = exitCode.input;
}
