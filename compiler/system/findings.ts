/** Collects what is wrong with a system definition, so that one run names all of it; and reads its parts with the form checked. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type SystemCodeName, systemCodes } from './codes.ts';
import { formatDuration, longestUs, parseDuration } from './durations.ts';
import type { DefinitionPath, PlaceFinder } from './places.ts';
import { suggestion } from './suggest.ts';

export type Fields = Readonly<Record<string, unknown>>;

export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  readonly places: PlaceFinder;
  /** Microseconds a tick; null while the board is not known: then no finding depends on it. */
  readonly tickUs: number | null;

  constructor(places: PlaceFinder, tickUs: number | null) {
    this.places = places;
    this.tickUs = tickUs;
  }

  /** An error at the value of `path`. */
  error(code: SystemCodeName, path: DefinitionPath, message: string, hint?: string): void {
    this.diagnostics.push({ code, severity: 'error', message, hint: hint ?? systemCodes[code].hint, place: this.places.value(path) });
  }

  /** A warning at the value of `path`. */
  warning(code: SystemCodeName, path: DefinitionPath, message: string, hint?: string): void {
    this.diagnostics.push({ code, severity: 'warning', message, hint: hint ?? systemCodes[code].hint, place: this.places.value(path) });
  }

  /** A warning at the name of the property at `path`. */
  warningAtName(code: SystemCodeName, path: DefinitionPath, message: string, hint?: string): void {
    this.diagnostics.push({ code, severity: 'warning', message, hint: hint ?? systemCodes[code].hint, place: this.places.name(path) });
  }

  /** An error at the name of the property at `path`. */
  errorAtName(code: SystemCodeName, path: DefinitionPath, message: string, hint?: string): void {
    this.diagnostics.push({ code, severity: 'error', message, hint: hint ?? systemCodes[code].hint, place: this.places.name(path) });
  }

  /** `value` as an object with string keys; an error and an empty one when it is something else. */
  fields(path: DefinitionPath, value: unknown, known?: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.error('BH3005', path, `${describe(path)} must be an object, not ${kindOf(value)}`);
      return {};
    }
    if (known) {
      for (const key of Object.keys(value)) {
        if (known.includes(key)) continue;
        this.errorAtName('BH3005', [...path, key], `${describe(path)} has no '${key}'`, suggestion(key, known, 'known here'));
      }
    }
    return value as Fields;
  }

  /** A list of strings without duplicates; absent: empty. */
  names(path: DefinitionPath, value: unknown): string[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.error('BH3005', path, `${describe(path)} must be a list of names, not ${kindOf(value)}`);
      return [];
    }
    const names: string[] = [];
    value.forEach((name: unknown, index) => {
      if (typeof name !== 'string') this.error('BH3005', [...path, index], `${describe(path)} must hold names, not ${kindOf(name)}`);
      else if (names.includes(name)) this.error('BH3026', [...path, index], `'${name}' stands twice in ${describe(path)}`);
      else names.push(name);
    });
    return names;
  }

  /** A whole number from `least` to `most`; null and an error for anything else. */
  whole(code: SystemCodeName, path: DefinitionPath, value: unknown, least: number, most: number): number | null {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.error(code, path, `${describe(path)} must be a whole number from ${least} to ${most}, not ${show(value)}`);
    return null;
  }

  /** A duration of at most `mostUs` in microseconds; null and an error when it is none. */
  duration(path: DefinitionPath, value: unknown, mostUs = longestUs): number | null {
    const microseconds = parseDuration(value);
    if (microseconds === null) this.error('BH3040', path, `${show(value)} is no duration`);
    else if (microseconds > mostUs) {
      this.error('BH3040', path, `${show(value)} is too long: at most ${formatDuration(mostUs)}`, 'choose a shorter time');
      return null;
    }
    return microseconds;
  }

  /** A duration in ticks, 1..`most`; null and an error when it is none. Without a board: null alone. */
  ticks(path: DefinitionPath, value: unknown, most = 0xffff): number | null {
    const { tickUs } = this;
    if (tickUs === null) {
      this.duration(path, value);
      return null;
    }
    const microseconds = this.duration(path, value, most * tickUs);
    if (microseconds === null) return null;
    if (microseconds % tickUs === 0) return microseconds / tickUs;
    this.error('BH3041', path, `${show(value)} is not a multiple of the board's tick of ${formatDuration(tickUs)}`);
    return null;
  }
}

/** How a path is called in a message: "'tasks.control.budget'". */
export function describe(path: DefinitionPath): string {
  return path.length === 0 ? 'the system' : `'${path.join('.')}'`;
}

export function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return kindOf(value);
}

export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}

/** Names that can be constants in TypeScript and C alike. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,47}$/.test(name);
}
