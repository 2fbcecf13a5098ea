/** Points as declared, and what each is bound to on the board. */
import { describe, type Findings, isIdentifier, show } from './findings.ts';
import type { Binding, Board, PointKind, PointModel, PointType } from './model.ts';
import { suggestion } from './suggest.ts';

/** Inputs are written by the I/O task. */
export const ioTask = 1;

/** The kernel's point index is one byte, and 0xff means none. */
const pointsMax = 255;
const channelsMax = 64;

const kinds: readonly PointKind[] = ['digitalIn', 'digitalOut', 'analogIn', 'analogOut', 'memory', 'restarts', 'quality'];
const ranges: Record<PointType, readonly [number, number]> = {
  bool: [0, 1],
  u8: [0, 0xff],
  i8: [-0x80, 0x7f],
  u16: [0, 0xffff],
  i16: [-0x8000, 0x7fff],
  u32: [0, 0xffff_ffff],
  i32: [-0x8000_0000, 0x7fff_ffff],
};

export function isInput(point: { kind: PointKind }): boolean {
  return point.kind === 'digitalIn' || point.kind === 'analogIn';
}

export function isOutput(point: { kind: PointKind }): boolean {
  return point.kind === 'digitalOut' || point.kind === 'analogOut';
}

/** The points in declared order, unbound; the writers of outputs and memory points are found with the tasks. */
export function checkPoints(findings: Findings, value: unknown, taskNames: readonly string[]): PointModel[] {
  const definitions = Object.entries(findings.fields(['points'], value));
  if (definitions.length > pointsMax)
    findings.error('BH3033', ['points'], `${definitions.length} points; a system has at most ${pointsMax}`);
  return definitions.flatMap(([name, definition], index): PointModel[] => {
    const path = ['points', name];
    if (!isIdentifier(name)) findings.errorAtName('BH3018', path, `'${name}' cannot be the name of a point`);
    const { kind, type, safe, unit, scale, subject } = findings.fields(path, definition, [
      'kind',
      'type',
      'safe',
      'unit',
      'scale',
      'subject',
    ]);
    if (!kinds.includes(kind as PointKind) || typeof type !== 'string' || !Object.hasOwn(ranges, type)) {
      findings.error(
        'BH3005',
        path,
        `${describe(path)} is no point`,
        'declare it with digitalIn, digitalOut, analogIn, analogOut, memory, restarts or quality',
      );
      return [];
    }
    const point = {
      name,
      index,
      kind: kind as PointKind,
      type: type as PointType,
      safe: safeWord(findings, path, type as PointType, safe),
      binding: { kind: 'none' } as Binding,
      ...(typeof unit === 'string' ? { unit } : {}),
      ...readScale(findings, path, scale),
      writer: null as number | null,
      get place() {
        return findings.places.name(path);
      },
    };
    if (isInput(point) || kind === 'quality') point.writer = ioTask;
    if (kind === 'quality') {
      const subjects = definitions.map(([other]) => other);
      const of = subjects.indexOf(subject as string);
      const told = of < 0 ? '' : (definitions[of]![1] as { kind?: unknown }).kind;
      if (!['digitalIn', 'digitalOut', 'analogIn', 'analogOut'].includes(told as string)) {
        findings.error(
          'BH3027',
          path,
          `${show(subject)} is no input or output`,
          of < 0 ? suggestion(String(subject), subjects, 'points of the system') : undefined,
        );
      }
      return [withField(point, 'qualityOf', of)];
    }
    if (kind !== 'restarts') return [point];
    const counted = taskNames.indexOf(subject as string);
    if (counted < 1) {
      findings.error('BH3024', [...path, 0], `there is no task ${show(subject)}`, suggestion(String(subject), taskNames.slice(1), 'tasks'));
    }
    return [withField(point, 'subject', counted)];
  });
}

/** The point with one field more; a spread would evaluate its place. */
function withField(point: object, name: 'subject' | 'qualityOf', value: number): PointModel {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(point), [name]: { value, enumerable: true } }) as PointModel;
}

/** Two raw counts and what they mean in the unit; the raw counts differ. */
function readScale(findings: Findings, path: readonly string[], value: unknown): Pick<PointModel, 'scale'> {
  if (value === undefined) return {};
  const at = [...path, 'scale'];
  const { raw, value: physical } = findings.fields(at, value, ['raw', 'value']);
  const isPair = (pair: unknown): pair is [number, number] =>
    Array.isArray(pair) && pair.length === 2 && pair.every((end) => typeof end === 'number' && Number.isFinite(end));
  if (!isPair(raw) || !isPair(physical) || raw[0] === raw[1]) {
    findings.error('BH3028', at, 'a scale is two raw counts, which differ, and what they mean');
    return {};
  }
  return { scale: { raw, value: physical } };
}

/** The safe value as a 32-bit word: two's complement. */
function safeWord(findings: Findings, path: readonly string[], type: PointType, safe: unknown): number {
  const number = typeof safe === 'boolean' ? Number(safe) : safe;
  const [least, most] = ranges[type];
  const fits = typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most;
  if (!fits || (typeof safe === 'boolean') !== (type === 'bool')) {
    const range = type === 'bool' ? 'true or false' : `${least}..${most}`;
    findings.error('BH3025', [...path, 'safe'], `${show(safe)} is no ${type} (${range})`);
    return 0;
  }
  return number >>> 0;
}

/** Fills in the bindings for `board`; `value` is what `boards` of the system says for it. */
export function checkBindings(findings: Findings, board: Board, value: unknown, points: readonly PointModel[]): void {
  const path = ['boards', board.name];
  const bindings = findings.fields(path, value);
  const bound = new Set(points.filter((point) => isInput(point) || isOutput(point)).map((point) => point.name));
  for (const name of Object.keys(bindings)) {
    const point = points.find((candidate) => candidate.name === name);
    if (!point) {
      findings.errorAtName('BH3011', [...path, name], `there is no point '${name}'`, suggestion(name, [...bound], 'points of the system'));
    } else if (!bound.has(name)) {
      findings.errorAtName('BH3017', [...path, name], `'${name}' is a ${point.kind} point and has no hardware behind it`);
    }
  }
  for (const point of points) {
    if (!bound.has(point.name)) continue;
    if (!Object.hasOwn(bindings, point.name)) {
      const example = firstFreeChannel(points, isInput(point) ? 'in' : 'out');
      findings.errorAtName(
        'BH3010',
        path,
        `point '${point.name}' is not bound on ${board.name}`,
        `add ${point.name}: 'hil:${example}' (a channel of the simulation host) or a pin of the board`,
      );
      continue;
    }
    point.binding = readBinding(findings, board, [...path, point.name], bindings[point.name], point);
  }
  checkChannels(findings, path, points);
  checkPins(findings, path, points);
}

function firstFreeChannel(points: readonly PointModel[], direction: 'in' | 'out'): number {
  const taken = new Set(
    points.flatMap(({ binding }) => (binding.kind === 'hil' && binding.direction === direction ? [binding.channel] : [])),
  );
  let channel = 0;
  while (taken.has(channel)) channel++;
  return channel;
}

function readBinding(findings: Findings, board: Board, path: readonly string[], value: unknown, point: PointModel): Binding {
  const channel = typeof value === 'string' ? /^hil:(0|[1-9]\d?)$/.exec(value) : null;
  if (channel && Number(channel[1]) < channelsMax) {
    return { kind: 'hil', channel: Number(channel[1]), direction: isInput(point) ? 'in' : 'out' };
  }
  if (typeof value !== 'string' || !/^P[A-Z]\d+$/.test(value)) {
    findings.error('BH3013', path, `${show(value)} is neither a channel nor a pin`);
    return { kind: 'none' };
  }
  if (!board.pins.includes(value)) {
    findings.error('BH3014', path, `${board.name} has no free pin '${value}'`, suggestion(value, board.pins, `pins of ${board.name}`));
    return { kind: 'none' };
  }
  return { kind: 'pin', pin: value };
}

function checkChannels(findings: Findings, path: readonly string[], points: readonly PointModel[]): void {
  const owners = new Map<string, string>();
  for (const { name, binding } of points) {
    if (binding.kind !== 'hil') continue;
    const channel = `${binding.direction}:${binding.channel}`;
    const owner = owners.get(channel);
    if (owner === undefined) owners.set(channel, name);
    else {
      const direction = binding.direction === 'in' ? 'input' : 'output';
      findings.error('BH3012', [...path, name], `${direction} channel ${binding.channel} is bound to '${owner}' already`);
    }
  }
}

function checkPins(findings: Findings, path: readonly string[], points: readonly PointModel[]): void {
  const owners = new Map<string, string>();
  for (const { name, binding } of points) {
    if (binding.kind !== 'pin') continue;
    const owner = owners.get(binding.pin);
    if (owner === undefined) owners.set(binding.pin, name);
    else findings.error('BH3015', [...path, name], `pin ${binding.pin} belongs to '${owner}' already`);
  }
}

export interface PinPlace {
  /** The peripheral of the board whose registers move the pin. */
  port: string;
  number: number;
}

/** Of a pin by its name: 'PB14'. */
export function placeOfPin(pin: string): PinPlace {
  return { port: `gpio${pin[1]!.toLowerCase()}`, number: Number(pin.slice(2)) };
}

/** Points on pins of a peripheral in use, and on pins that nothing moves. Runs when the tasks are known. */
export function checkPinOwners(
  findings: Findings,
  board: Board,
  points: readonly PointModel[],
  uses: readonly { user: string; peripheral: string }[],
): void {
  for (const { name, kind, binding } of points) {
    if (binding.kind !== 'pin') continue;
    const path = ['boards', board.name, name];
    const owner = uses.find(({ peripheral }) => board.peripherals[peripheral]?.pins.includes(binding.pin));
    if (owner) findings.error('BH3015', path, `pin ${binding.pin} belongs to ${owner.peripheral}, which ${owner.user} uses`);
    else if (!board.peripherals[placeOfPin(binding.pin).port]?.points) {
      findings.error('BH3016', path, `no driver moves the pins of ${board.name} yet`);
    } else if (kind === 'analogIn' || kind === 'analogOut') {
      findings.error('BH3016', path, `no driver moves analogue pins of ${board.name} yet: '${name}' is analogue`);
    }
  }
}
