/** `bulkhead prove`: the kernel under WP, generated C under Eva, the protocol under Spin. */
import { existsSync, readdirSync } from 'node:fs';
import type { Command } from 'commander';
import { inCheckout } from './checkout.ts';
import { showProgress } from './output.ts';
import { proveSystem } from './prove-eva.ts';
import { configureWhy3, requireProvers } from './prove-frama.ts';
import { assumed, formatProofs, type Proof, type ProofReport, tested, type Uncovered } from './prove-report.ts';
import { runSpin, spinRuns } from './prove-spin.ts';
import { runWp, wpFiles } from './prove-wp.ts';
import { exitCode, Failure } from './run-failure.ts';

interface Options {
  json?: boolean;
  only?: string;
}

const methods = ['wp', 'eva', 'spin'] as const;

export function register(program: Command): void {
  program
    .command('prove')
    .summary('prove the kernel, the protocol, and generated C')
    .description(
      'Proves the kernel (Frama-C WP with RTE), the protocol of its calls (Spin), and that the C generated for SYSTEM, or for every example, has no undefined behaviour (Frama-C Eva). Needs the tools that `npm run prove` installs.',
    )
    .argument('[system]', 'folder with a system.ts; then its C alone is looked at')
    .option('--only <method>', 'wp, eva or spin alone')
    .option('--json', 'the report as JSON on stdout')
    .addHelpText('after', '\nExample:\n  npx bulkhead prove firmware/water-tank')
    .action(prove);
}

async function prove(system: string | undefined, options: Options): Promise<void> {
  const only = methods.find((method) => method === options.only);
  if (options.only !== undefined && only === undefined) throw new Failure(exitCode.usage, `--only ${options.only}: ${methods.join(', ')}`);
  requireProvers();
  const report = await proveAll(only === undefined ? (system === undefined ? methods : ['eva']) : [only], system);
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : `${formatProofs(report)}\n`);
  if (!report.ok) process.exitCode = exitCode.firmwareFailed;
}

/** All proofs of the methods given, one method after another: each uses every processor by itself. */
export async function proveAll(which: readonly (typeof methods)[number][], system?: string): Promise<ProofReport> {
  const progress = showProgress();
  const begin = performance.now();
  const proofs: Proof[] = [];
  const open: Uncovered[] = [];
  try {
    if (which.includes('spin')) {
      for (const run of spinRuns) {
        progress.stage('spin', run.subject);
        proofs.push(await runSpin(run));
      }
    }
    if (which.includes('eva')) {
      for (const folder of system === undefined ? examples() : [system]) {
        progress.stage('eva', folder);
        proofs.push(...(await proveSystem(folder)));
      }
    }
    if (which.includes('wp')) {
      await configureWhy3();
      const files = wpFiles();
      const count = files.reduce((sum, { functions }) => sum + functions.length, 0);
      let done = 0;
      open.push(...files.filter((file) => file.open.length > 0).map((file) => ({ what: file.subject, by: file.open.join(', ') })));
      const runs = files.filter(({ functions }) => functions.length > 0);
      const onRun = (subject: string) => (functions: readonly string[]) => {
        done += functions.length;
        progress.stage('wp', `${done} of ${count}: ${subject}: ${functions.join(', ')}`);
      };
      proofs.push(...(await Promise.all(runs.map((file) => runWp(file, { onRun: onRun(file.subject) })))));
    }
  } finally {
    progress.end();
  }
  const ok = proofs.every((proof) => proof.failures.length === 0 && proof.proved === proof.goals);
  return { version: 1, ok, seconds: (performance.now() - begin) / 1000, proofs, assumed: [...assumed], tested: [...tested], open };
}

/** Every complete system of firmware/. */
function examples(): string[] {
  return readdirSync(inCheckout('firmware'))
    .map((name) => inCheckout('firmware', name))
    .filter((folder) => existsSync(`${folder}/system.ts`))
    .sort();
}
