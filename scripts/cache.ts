/**
 * What was built from what: a step is done again only when its command, a file it read or a file it wrote has changed. By content, not by time, so that
 * a switch of branches costs nothing.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inCheckout } from './checkout.ts';

interface Entry {
  command: string;
  /** Content hashes by absolute path. */
  inputs: Record<string, string>;
  outputs: Record<string, string>;
  /** Of those inputs of which the step saw less than all: the hash of what it saw. */
  seen?: Record<string, string>;
  value?: unknown;
}

export interface StepOutcome<T> {
  /** Absolute paths of all that was read and written. */
  inputs: readonly string[];
  outputs: readonly string[];
  /** Of inputs of which the step saw less than all: what it saw, by path. */
  seen?: Readonly<Record<string, string>>;
  value: T;
}

/** What the steps do is written in scripts/: an index that other scripts have made is not used. */
let version: string | undefined;

function versionNow(): string {
  const folder = inCheckout('scripts');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  version ??= hashOf(...files.sort().flatMap((name) => [name, readFileSync(join(folder, name))]));
  return version;
}

let temporary = 0;

export function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 32);
}

/** Writes a whole file at once: a reader sees the old one or the new one. */
export function writeWhole(path: string, contents: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = temporaryBeside(path);
  writeFileSync(beside, contents);
  renameSync(beside, path);
}

/** A path in the same folder that nobody else uses. */
export function temporaryBeside(path: string): string {
  return `${path}.${process.pid}.${temporary++}`;
}

/** Writes the file unless it has these contents already. */
export function writeIfChanged(path: string, contents: string): void {
  try {
    if (readFileSync(path, 'utf8') === contents) return;
  } catch {
    // Not there yet.
  }
  writeWhole(path, contents);
}

export class BuildCache {
  readonly #file: string;
  readonly #entries: Record<string, Entry>;
  /** Names of the steps that were done in this build, since something had changed. */
  readonly done: string[] = [];
  readonly #hashes = new Map<string, string | null>();

  /** @param folder absolute path of the output folder */
  constructor(folder: string) {
    this.#file = join(folder, '.cache', 'index.json');
    this.#entries = readIndex(this.#file);
  }

  /** Content hash of a file; null when it is not there. Each file is read once. */
  hash(path: string): string | null {
    let hash = this.#hashes.get(path);
    if (hash === undefined) {
      try {
        hash = hashOf(readFileSync(path));
      } catch {
        hash = null;
      }
      this.#hashes.set(path, hash);
    }
    return hash;
  }

  /**
   * What the step `name` gave when it last ran, if nothing has changed since.
   * @param look what a step sees of a file; without it, any change of the file counts
   */
  lookUp<T>(name: string, command: string, look?: (path: string) => string | null): { value: T } | null {
    const entry = this.#entries[name];
    if (!entry || entry.command !== command) return null;
    const looksSame = (path: string) => {
      const text = entry.seen?.[path] === undefined ? null : (look?.(path) ?? null);
      return text !== null && hashOf(text) === entry.seen?.[path];
    };
    const changed = Object.entries(entry.inputs).filter(([path, hash]) => this.hash(path) !== hash);
    if (changed.some(([path]) => !looksSame(path))) return null;
    if (Object.entries(entry.outputs).some(([path, hash]) => this.hash(path) !== hash)) return null;
    // The next look need not look so closely.
    for (const [path] of changed) entry.inputs[path] = this.hash(path) ?? '';
    return { value: entry.value as T };
  }

  /** The step's value: known from before, or by `run`. */
  async step<T>(name: string, command: string, run: () => Promise<StepOutcome<T>>): Promise<T> {
    const known = this.lookUp<T>(name, command);
    if (known) return known.value;
    const outcome = await run();
    this.record(name, command, outcome);
    return outcome.value;
  }

  record<T>(name: string, command: string, { inputs, outputs, seen, value }: StepOutcome<T>): void {
    this.done.push(name);
    for (const path of outputs) this.#hashes.delete(path);
    const hashes = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, this.hash(path) ?? '']));
    const looks = seen && Object.fromEntries(Object.entries(seen).map(([path, text]) => [path, hashOf(text)]));
    this.#entries[name] = { command, inputs: hashes(inputs), outputs: hashes(outputs), ...(looks ? { seen: looks } : {}), value };
  }

  save(): void {
    writeWhole(this.#file, JSON.stringify({ version: versionNow(), entries: this.#entries }));
  }

  /** Removes all that is known, and nothing else. */
  clear(): void {
    for (const name of Object.keys(this.#entries)) delete this.#entries[name];
    rmSync(this.#file, { force: true });
  }
}

function readIndex(file: string): Record<string, Entry> {
  try {
    const index = JSON.parse(readFileSync(file, 'utf8')) as { version: string; entries: Record<string, Entry> };
    if (index.version === versionNow()) return index.entries;
  } catch {
    // The first build here, or one that was cut short: everything is done anew.
  }
  return {};
}
