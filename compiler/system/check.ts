/**
 * From what system.ts exports to the SystemModel: everything checked, every default filled in, every name resolved. All findings are
 * collected, not only the first.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { Findings, show } from './findings.ts';
import type { Board, PointModel, SystemModel, TaskModel } from './model.ts';
import { checkMonitor } from './monitor.ts';
import { placesIn } from './places.ts';
import { checkBindings, checkPinOwners, checkPoints, isInput, isOutput, placeOfPin } from './points.ts';
import { checkPolicy } from './policy.ts';
import { checkRights } from './rights.ts';
import { suggestion } from './suggest.ts';
import { checkTasks, ioTaskOf, supervisorTask, taskNamesOf } from './tasks.ts';

const keys = ['name', 'points', 'tasks', 'policy', 'monitor', 'boards'];
/** Chosen when the system is bound for it and the user names none. */
const preferredBoard = 'netduinoplus2';

export interface SystemInput {
  /** What system.ts exports by default. */
  definition: unknown;
  /** Absolute path of system.ts, and its text. */
  file: string;
  text: string;
  /** Absolute path of the folder that holds it. */
  folder: string;
  /** As the user asked; absent: chosen here. */
  board?: string;
  boards: ReadonlyMap<string, Board>;
  /** Absolute paths of the entries of task 0 and 1. */
  supervisorEntry: string;
  ioEntry: string;
  isFile(path: string): boolean;
}

export interface SystemResult {
  /** Absent when there is an error among the diagnostics. */
  model?: SystemModel;
  diagnostics: Diagnostic[];
}

export function checkSystem(input: SystemInput): SystemResult {
  const places = placesIn(input.file, input.text);
  const { definition } = input;
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) {
    const findings = new Findings(places, null);
    findings.error('BH3004', [], `the default export of system.ts is ${show(definition)}, not a system`);
    return { diagnostics: findings.diagnostics };
  }
  const raw = definition as Record<string, unknown>;
  const boardFindings = new Findings(places, null);
  const board = chooseBoard(boardFindings, raw.boards, input);
  const findings = new Findings(places, board?.tickUs ?? null);
  findings.fields([], raw, keys);
  findings.diagnostics.push(...boardFindings.diagnostics);

  const name = raw.name;
  if (typeof name !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name)) {
    findings.error('BH3005', ['name'], `'name' must be letters, digits, '-' and '_', not ${show(name)}`);
  }
  const points = checkPoints(findings, raw.points, taskNamesOf(raw.tasks));
  const defined = checkTasks(findings, raw.tasks, { folder: input.folder, board, isFile: input.isFile });
  const users = defined.map((task) => task.model);
  checkRights(findings, defined, points, board);
  if (board) {
    checkBindings(findings, board, (raw.boards as Record<string, unknown>)[board.name], points);
  }
  const policy = checkPolicy(findings, raw.policy, users, points);
  const monitor = checkMonitor(findings, raw.monitor, board, points, users);
  if (board) {
    const owners = users.flatMap((task) => task.uses.map((peripheral) => ({ user: `task '${task.name}'`, peripheral })));
    if (monitor) owners.push({ user: 'the monitor', peripheral: monitor.port });
    checkPinOwners(findings, board, points, owners);
  }

  const diagnostics = sorted(findings.diagnostics);
  if (!board || diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics };
  const io = ioTaskOf(input.ioEntry, users, board.tickUs);
  giveChannels(io, points);
  if (monitor) io.uses.push(monitor.port);
  io.uses.push(...portsOf(points));
  const tasks = [supervisorTask(input.supervisorEntry), io, ...users];
  const rest = { ...(policy ? { policy } : {}), ...(monitor ? { monitor } : {}) };
  return { model: { name: name as string, folder: input.folder, board, tasks, points, ...rest }, diagnostics };
}

/**
 * The I/O task sends each HIL output and receives each HIL input, in channel order (docs/link.md); then come the points on pins, in declared order; then it
 * tells the quality of points.
 */
function giveChannels(io: TaskModel, points: readonly PointModel[]): void {
  const channels = (wanted: (point: PointModel) => boolean) =>
    points
      .flatMap((point) => (wanted(point) && point.binding.kind === 'hil' ? [{ index: point.index, channel: point.binding.channel }] : []))
      .sort((a, b) => a.channel - b.channel)
      .map(({ index }) => index);
  const pins = (wanted: (point: PointModel) => boolean) =>
    points.filter((point) => wanted(point) && point.binding.kind === 'pin').map(({ index }) => index);
  io.reads.push(...channels(isOutput), ...pins(isOutput));
  io.writes.push(...channels(isInput), ...pins(isInput));
  io.writes.push(...points.filter(({ kind }) => kind === 'quality').map(({ index }) => index));
}

/** The peripherals that move the points on pins, in the order of their letters. */
function portsOf(points: readonly PointModel[]): string[] {
  return [...new Set(points.flatMap(({ binding }) => (binding.kind === 'pin' ? [placeOfPin(binding.pin).port] : [])))].sort();
}

function chooseBoard(findings: Findings, value: unknown, input: SystemInput): Board | null {
  const bound = findings.fields(['boards'], value);
  const names = Object.keys(bound);
  const known = [...input.boards.keys()];
  for (const name of names) {
    if (!input.boards.has(name)) {
      // Another checkout may know it: only the board that is built must exist. A system may be bound for boards of the future.
      if (input.board !== undefined || names.some((other) => input.boards.has(other))) continue;
      findings.errorAtName('BH3006', ['boards', name], `there is no board '${name}'`, suggestion(name, known, 'boards'));
    }
  }
  if (input.board !== undefined && !input.boards.has(input.board)) {
    findings.errorAtName('BH3006', ['boards'], `there is no board '${input.board}'`, suggestion(input.board, known, 'boards'));
    return null;
  }
  const chosen = input.board ?? (names.includes(preferredBoard) ? preferredBoard : names.find((name) => input.boards.has(name)));
  if (chosen === undefined) {
    if (names.length === 0)
      findings.errorAtName(
        'BH3007',
        ['boards'],
        'the system is bound for no board',
        `bind its points: boards: { ${preferredBoard}: { … } }`,
      );
    return null;
  }
  const board = input.boards.get(chosen)!;
  if (names.includes(chosen)) return board;
  findings.errorAtName(
    'BH3007',
    ['boards'],
    `the system has no bindings for ${chosen}`,
    names.length > 0 ? `it is bound for: ${names.join(', ')}; bind its points for ${chosen}, or choose one of those` : undefined,
  );
  return null;
}

function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0));
}
