/**
 * The crossing with an attacker in the place of the operator task. One run of QEMU is many scenarios one after the other, each with its trains, its failure and
 * its events; between two, whoever maintains the crossing mends what failed and resets. What must hold is looked at from outside: by the plant, and
 * from the records of the kernel.
 */
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemModel } from '../../../compiler/system/model.ts';
import { Crossing, type Observed, type Trouble } from '../../../firmware/rail-crossing/plant.ts';
import { type ChainVerdict, eventOf, type LogRecord, verifyChain } from '../../../scripts/audit-log.ts';
import { buildSystem } from '../../../scripts/build.ts';
import { inCheckout } from '../../../scripts/checkout.ts';
import { readElf } from '../../../scripts/elf.ts';
import type { LinkRecord } from '../../../scripts/link.ts';
import { silent } from '../../../scripts/output.ts';
import { Channels } from '../../../scripts/plant-channels.ts';
import { startMachine } from '../../../scripts/qemu.ts';
import { type Random, randomOf, scenario } from '../../hil/rail-crossing/scenario.ts';

/** enum verdict of kernel/kernel.h */
const notificationVerdict = 6;

/** Of one scenario, in simulated seconds. */
export const SECONDS = 12;

export interface Attacked {
  model: SystemModel;
  elf: string;
}

/** The system as it is, but for the entry of `operator`. @param name of its folder in build/attacks */
export async function buildAttacked(name: string): Promise<Attacked> {
  const folder = inCheckout('build', 'attacks', name);
  mkdirSync(folder, { recursive: true });
  cpSync(inCheckout('firmware', 'rail-crossing'), folder, { recursive: true });
  const declared = readFileSync(join(folder, 'system.ts'), 'utf8');
  const attacked = declared.replace("entry: './operator.ts'", "entry: './attacker.c'");
  if (attacked === declared) throw new Error('system.ts has no operator task to take the place of');
  writeFileSync(join(folder, 'system.ts'), attacked);
  copyFileSync(inCheckout('tests', 'attacks', 'rail', 'attacker.c'), join(folder, 'attacker.c'));
  copyFileSync(inCheckout('tests', 'kernel', 'firmware', 'say.h'), join(folder, 'say.h'));
  const { model, elf } = await buildSystem({ system: folder, outDir: join(folder, 'build'), progress: silent });
  return { model, elf };
}

/** Its image with a seed of its own. */
function seeded({ elf }: Attacked, seed: number): string {
  const image = readElf(elf);
  const symbol = image.symbols.find(({ name }) => name === 'attack_seed');
  if (!symbol) throw new Error('no attack_seed in the image');
  const section = image.sections.find(
    ({ address, size, flags }) => (flags & 2) !== 0 && symbol.value >= address && symbol.value < address + size,
  )!;
  const bytes = Buffer.from(readFileSync(elf));
  bytes.writeUInt32LE(seed, section.offset + symbol.value - section.address);
  const path = elf.replace(/\.elf$/, `-${seed}.elf`);
  writeFileSync(path, bytes);
  return path;
}

/** The scenarios of a run, one after the other, each with its failure mended and a reset at its end. */
function programme(
  random: Random,
  scenarios: number,
): { trains: { at: number; length?: number; speed?: number }[]; troubles: Trouble[]; failures: number } {
  const trains: { at: number; length?: number; speed?: number }[] = [];
  const troubles: Trouble[] = [];
  let failures = 0;
  for (let index = 0; index < scenarios; index++) {
    const start = index * SECONDS;
    const moved = <T extends { at: number; lasts?: number }>(trouble: T): T => ({
      ...trouble,
      at: start + trouble.at,
      lasts: Math.min(trouble.lasts ?? SECONDS, SECONDS - 3 - trouble.at),
    });
    const one = scenario(random, SECONDS, 2);
    // A train every minute or so: the crossing is to open now and then.
    if (random(2) === 0) trains.push(...one.trains.map((train) => ({ ...train, at: start + (train.at ?? 0) })));
    troubles.push(...one.events.map(moved));
    if (one.failure) {
      failures++;
      troubles.push(moved(one.failure));
    }
    troubles.push({ kind: 'key', key: 'maintenance', at: start + SECONDS - 2.5, lasts: 2 });
    troubles.push({ kind: 'press', at: start + SECONDS - 1.5, lasts: 0.5 });
  }
  return { trains, troubles: troubles.filter(({ lasts }) => lasts === undefined || lasts > 0), failures };
}

export interface RunResult {
  seed: number;
  scenarios: number;
  simulatedSeconds: number;
  observed: Observed;
  failures: number;
  /** Times that the road got the crossing back, and that the train got proceed. */
  opened: number;
  proceeded: number;
  attacks: { calls: number; denied: number; perhapsDenied: number; tries: number; faults: number };
  /** Denials of calls of the operator that the kernel has told; of them, in bursts of calls that the attacker did not live to count. */
  deniedTold: number;
  uncounted: number;
  /** All that was logged, by what its chain says; of it, denials of the operator. */
  log: { verdict: ChainVerdict; denials: number };
  /** Bursts in which it saw other denials than the kernel told. */
  mismatches: string[];
  survived: string[];
  /** Blocks of 1 KiB that were touched. */
  touched: Set<number>;
  safety: { expected: number; activations: number; overruns: number; restarts: number };
  others: Record<string, { overruns: number; restarts: number }>;
  faultsOfOthers: number;
  panics: number;
  starts: number;
  end: string;
}

/**
 * @param scenarios how many, one after the other
 * @param processor see MachineOptions
 */
export async function runAttack(attacked: Attacked, seed: number, scenarios: number, processor?: number): Promise<RunResult> {
  const { model } = attacked;
  const random = randomOf(seed);
  const { trains, troubles, failures } = programme(random, scenarios);
  const plant = new Crossing({ trains, troubles });
  const channels = new Channels(model);
  const operator = model.tasks.findIndex(({ name }) => name === 'operator');
  const result: RunResult = {
    seed,
    scenarios,
    simulatedSeconds: 0,
    observed: plant.observed,
    failures,
    opened: 0,
    proceeded: 0,
    attacks: { calls: 0, denied: 0, perhapsDenied: 0, tries: 0, faults: 0 },
    deniedTold: 0,
    uncounted: 0,
    log: { verdict: verifyChain([]), denials: 0 },
    mismatches: [],
    survived: [],
    touched: new Set(),
    safety: { expected: 0, activations: 0, overruns: 0, restarts: 0 },
    others: {},
    faultsOfOthers: 0,
    panics: 0,
    starts: 0,
    end: '',
  };
  const tickS = model.board.tickUs / 1e6;
  let last: { tick: number; raise: unknown; proceed: unknown } | null = null;
  let ticks = 0;
  let problem: Error | undefined;
  /** Denials told since the attacker last said what it saw. Records come in the order of what happened. */
  let open = 0;
  const settle = (seen: number) => {
    if (seen !== open) result.mismatches.push(`${seen} seen, ${open} told`);
    open = 0;
  };

  const said = (text: string) => {
    const [, denied, of] = /^denied (\d+) of (\d+)$/.exec(text) ?? [];
    if (denied !== undefined) {
      result.attacks.denied += Number(denied);
      result.attacks.calls += Number(of);
      settle(Number(denied));
    }
    const [, address] = /^try \w+ ([0-9a-f]+)$/.exec(text) ?? [];
    if (address !== undefined) {
      result.attacks.tries++;
      result.touched.add(Number.parseInt(address, 16) >>> 10);
    }
    if (text === 'perhaps denied') {
      result.attacks.perhapsDenied++;
      settle(Math.min(open, 1));
    }
    if (text.startsWith('survived')) result.survived.push(text);
  };
  const exchange = (tick: number, words: Uint32Array) => {
    channels.setOutputs(words);
    const outputs = channels.outputsByName();
    const inputs = plant.step(last === null ? 0 : (tick - last.tick) * tickS, outputs);
    for (const [index, { name }] of channels.inputs.entries()) channels.inputValues[index] = inputs[name]!;
    if (last && outputs.raise === true && last.raise === false) result.opened++;
    if (last && outputs.proceed === true && last.proceed === false) result.proceeded++;
    last = { tick, raise: outputs.raise, proceed: outputs.proceed };
    ticks = tick;
    machine.answer(channels.inputWords(), plant.time >= scenarios * SECONDS || result.starts > 1);
  };
  const log: LogRecord[] = [];
  const onRecord = (record: LinkRecord) => {
    if ('log' in record) log.push(record.log);
    switch (record.type) {
      case 'hello':
        result.starts++;
        break;
      case 'panic':
        result.panics++;
        break;
      case 'console':
        if (record.task === operator) said(record.text);
        break;
      case 'denied':
        if (record.task !== operator) break;
        result.deniedTold++;
        // A notification is none of the calls that the attacker counts.
        if (record.verdict !== notificationVerdict) open++;
        break;
      case 'fault':
        if (record.task !== operator) {
          result.faultsOfOthers++;
          break;
        }
        result.attacks.faults++;
        result.uncounted += open;
        open = 0;
        break;
      case 'outputs':
        channels.setOutputs(record.words);
        break;
      case 'exchange':
        exchange(record.tick, record.words);
        break;
      case 'statistics': {
        const { name, period } = model.tasks[record.task]!;
        const { activations, overruns, restarts } = record;
        if (name === 'safety') result.safety = { expected: Math.floor((ticks - 1) / period), activations, overruns, restarts };
        else if (name !== 'operator') result.others[name] = { overruns, restarts };
        break;
      }
      default:
    }
  };
  const machine = await startMachine({
    elf: seeded(attacked, seed),
    board: model.board,
    serial: [],
    realtime: false,
    ...(processor === undefined ? {} : { processor }),
    onRecord,
    onLinkError: (error) => {
      problem = error;
      void machine.close();
    },
    onPty: () => {},
  });
  try {
    result.end = (await machine.ended).text;
  } finally {
    await machine.close();
  }
  if (problem) throw problem;
  result.simulatedSeconds = plant.time;
  result.log = {
    verdict: verifyChain(log),
    denials: log.filter((each) => each.task === operator && eventOf(each).type === 'denied').length,
  };
  return result;
}
