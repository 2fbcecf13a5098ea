/** Whether a program obeys the rules of the IR. Run after every pass in tests, and once before code is generated. */

import type { Expression, FunctionDeclaration, Local, Place, PlaceExpression, Program, Statement, Type } from './types.ts';
import { replyFields } from './types.ts';
import { Declarations, isAggregate, isNullable, isScalar, isWhole, passesAs, sameType, typeText } from './typing.ts';
import { type Scope, validateExpression } from './validateExpressions.ts';

const at = (place: Place) => `${place.file}:${place.line}:${place.column}`;

/** Every problem of `program`, as text with its place; empty when it is well formed. */
export function validateProgram(program: Program): string[] {
  const problems: string[] = [];
  const declarations = new Declarations(program);
  const duplicates = (what: string, ids: string[]) => {
    if (new Set(ids).size !== ids.length) problems.push(`${program.sources[0] ?? program.task}: two ${what} share an id`);
  };
  for (const kind of ['structs', 'enums', 'globals', 'functions'] as const) {
    duplicates(
      kind,
      program[kind].map((each) => each.id),
    );
  }
  for (const struct of program.structs) {
    for (const field of struct.fields) {
      const type = struct.kind === 'frame' && field.type.kind === 'view' ? field.type.element : field.type;
      for (const problem of storageProblems(type, declarations))
        problems.push(`${at(struct.place)}: field ${struct.id}.${field.name}: ${problem}`);
    }
    if (contains(struct.id, struct.id, declarations, new Set())) problems.push(`${at(struct.place)}: struct ${struct.id} contains itself`);
  }
  for (const each of program.enums) {
    if (each.members.length === 0) problems.push(`${at(each.place)}: enum ${each.id} has no members`);
    if (each.members.some(({ value }) => !Number.isInteger(value) || value !== (value | 0))) {
      problems.push(`${at(each.place)}: enum ${each.id} has a member that is no 32-bit integer`);
    }
  }
  for (const global of program.globals) {
    for (const problem of storageProblems(global.type, declarations)) problems.push(`${at(global.place)}: global ${global.id}: ${problem}`);
    if (global.constant && !global.value) problems.push(`${at(global.place)}: constant ${global.id} has no value`);
    if (!global.value) continue;
    const report = (problem: string, e: Expression): undefined => {
      problems.push(`${at(e.place)}: ${e.op}: ${problem}`);
    };
    validateExpression(global.value, { declarations, visible: new Map(), report }, true);
    if (!sameType(global.value.type, global.type)) problems.push(`${at(global.place)}: global ${global.id}: value of another type`);
    if (!isConstantValue(global.value)) problems.push(`${at(global.place)}: global ${global.id}: value is not constant`);
  }
  for (const each of program.functions) problems.push(...new FunctionValidator(each, declarations).run());
  for (const root of ['initialiser', 'init', 'scan'] as const) {
    const id = program[root];
    if (id === undefined) continue;
    const target = declarations.functions.get(id);
    if (!target || target.parameters.length > 0 || target.result.kind !== 'void')
      problems.push(`${program.task}: ${root} '${id}' is not a function () => void`);
  }
  for (const endpoint of program.endpoints) {
    for (const method of endpoint.methods) {
      const target = declarations.functions.get(method.function);
      const types = target && [...target.parameters.map((id) => target.locals.find((local) => local.id === id)?.type), target.result];
      if (!target || !types?.every((type) => type && (isScalar(type) || type === target.result) && type.kind !== 'exact')) {
        problems.push(`${at(method.place)}: method ${endpoint.name}.${method.name} does not take and give scalars`);
      }
    }
  }
  return problems;
}

function contains(inner: string, outer: string, declarations: Declarations, seen: Set<string>): boolean {
  if (seen.has(outer)) return false;
  seen.add(outer);
  const holds = (type: Type): boolean => {
    if (type.kind === 'array') return holds(type.element);
    return type.kind === 'struct' && (type.id === inner || contains(inner, type.id, declarations, seen));
  };
  return declarations.structs.get(outer)?.fields.some((field) => holds(field.type)) ?? false;
}

/** What keeps a type from being stored in a field, global or element. */
function storageProblems(type: Type, declarations: Declarations): string[] {
  switch (type.kind) {
    case 'exact':
    case 'void':
    case 'view':
      return [`${typeText(type)} cannot be stored`];
    case 'struct':
      return declarations.structs.has(type.id) ? [] : [`struct '${type.id}' does not exist`];
    case 'enum':
      return declarations.enums.has(type.id) ? [] : [`enum '${type.id}' does not exist`];
    case 'array':
      return [
        ...(Number.isInteger(type.length) && type.length > 0 ? [] : [`an array of ${type.length}`]),
        ...storageProblems(type.element, declarations),
      ];
    case 'reference':
      return storageProblems(type.to, declarations);
    case 'nullable':
      return isNullable(type.of) ? storageProblems(type.of, declarations) : [`null or ${typeText(type.of)}`];
    default:
      return [];
  }
}

function isConstantValue(e: Expression): boolean {
  if (e.op === 'struct') return e.fields.every((field) => isConstantValue(field.value));
  if (e.op === 'array') return e.elements.every(isConstantValue);
  if (e.op === 'reference') return e.target.op === 'global';
  if (e.op === 'some') return isConstantValue(e.value);
  return e.op === 'constant' || e.op === 'zero';
}

class FunctionValidator {
  private readonly problems: string[] = [];
  private readonly locals: Map<string, Local>;
  private readonly visible = new Map<string, Local>();
  private readonly loops: { label: string; loop: boolean }[] = [];
  private readonly labels = new Set<string>();
  private readonly scope: Scope;
  private readonly declaration: FunctionDeclaration;
  private readonly declarations: Declarations;

  constructor(declaration: FunctionDeclaration, declarations: Declarations) {
    this.declaration = declaration;
    this.declarations = declarations;
    this.locals = new Map(declaration.locals.map((local) => [local.id, local]));
    this.scope = { declarations, visible: this.visible, report: (problem, e) => this.say(`${e.op}: ${problem}`, e.place) };
  }

  run(): string[] {
    const { declaration, locals } = this;
    if (locals.size !== declaration.locals.length) this.say('two locals share an id', declaration.place);
    for (const local of declaration.locals) {
      const problems =
        local.type.kind === 'view'
          ? storageProblems(local.type.element, this.declarations)
          : storageProblems(local.type, this.declarations);
      for (const problem of problems) this.say(`local ${local.id}: ${problem}`, local.place);
    }
    const frame = declaration.frame === undefined ? undefined : this.declarations.structs.get(declaration.frame);
    for (const local of declaration.locals) {
      if (!local.kept) continue;
      if (!frame?.fields.some((field) => field.name === local.id && sameType(field.type, local.type)))
        this.say(`kept local ${local.id} has no place in the frame`, local.place);
      this.visible.set(local.id, local);
    }
    for (const id of declaration.parameters) {
      const local = locals.get(id);
      if (!local) this.say(`parameter '${id}' is no local`, declaration.place);
      else if (local.type.kind === 'array') this.say(`parameter '${id}' is an array by value`, declaration.place);
      else this.visible.set(id, local);
    }
    if (['exact', 'view'].includes(declaration.result.kind)) this.say(`returns ${typeText(declaration.result)}`, declaration.place);
    this.list(declaration.body);
    if (declaration.result.kind !== 'void' && !alwaysLeaves(declaration.body)) this.say('can end without a return', declaration.place);
    return this.problems;
  }

  private say(problem: string, place: Place): undefined {
    this.problems.push(`${at(place)}: ${this.declaration.id}: ${problem}`);
  }

  private expression(e: Expression, aggregate = false): undefined {
    validateExpression(e, this.scope, aggregate);
  }

  private list(list: Statement[]): undefined {
    for (const statement of list) this.statement(statement);
  }

  /** The local that takes a result; declared, or declared here by being one of the locals. */
  private result(id: string | undefined, type: Type | undefined, place: Place): undefined {
    if (id === undefined) return;
    const local = this.locals.get(id);
    if (!local || !this.visible.has(id)) return this.say(`result '${id}' is not a declared local`, place);
    if (type && !sameType(local.type, type)) this.say(`result '${id}' is ${typeText(local.type)}, gets ${typeText(type)}`, place);
  }

  private statement(s: Statement): undefined {
    switch (s.op) {
      case 'declare': {
        const local = this.locals.get(s.local);
        if (!local) return this.say(`declares '${s.local}', which is no local`, s.place);
        if (s.value) {
          this.expression(s.value, true);
          if (!passesAs(s.value.type, local.type))
            this.say(`'${s.local}' is ${typeText(local.type)}, gets ${typeText(s.value.type)}`, s.place);
        } else if (['view', 'string'].includes(local.type.kind) || (local.type.kind === 'reference' && !local.temporary)) {
          this.say(`'${s.local}' of type ${typeText(local.type)} has no value`, s.place);
        }
        this.visible.set(s.local, local);
        return;
      }
      case 'assign':
        this.expression(s.target);
        this.expression(s.value, true);
        if (!passesAs(s.value.type, s.target.type)) this.say(`assigns ${typeText(s.value.type)} to ${typeText(s.target.type)}`, s.place);
        return this.writable(s.target, s.place);
      case 'call': {
        for (const value of s.arguments) this.expression(value);
        const target = this.declarations.functions.get(s.function);
        if (!target) return this.say(`calls '${s.function}', which does not exist`, s.place);
        if (s.arguments.length !== target.parameters.length)
          return this.say(`${s.arguments.length} arguments for '${s.function}'`, s.place);
        s.arguments.forEach((value, index) => {
          const type = target.locals.find((local) => local.id === target.parameters[index])?.type;
          if (type && !passesAs(value.type, type))
            this.say(`argument ${index + 1} is ${typeText(value.type)}, must be ${typeText(type)}`, s.place);
        });
        return this.result(s.result, target.result, s.place);
      }
      case 'nativeCall':
        for (const value of s.arguments) {
          this.expression(value);
          if (!isScalar(value.type) && !['view', 'reference', 'string'].includes(value.type.kind))
            this.say(`native argument ${typeText(value.type)}`, s.place);
        }
        return this.result(s.result, undefined, s.place);
      case 'remoteCall': {
        for (const value of s.arguments) {
          this.expression(value);
          if (!isScalar(value.type)) this.say(`message field of type ${typeText(value.type)}`, s.place);
        }
        if (s.result.kind !== 'void' && !isScalar(s.result)) this.say(`reply of type ${typeText(s.result)}`, s.place);
        if (s.timeoutMs < 1 || s.timeoutMs > 60_000) this.say(`time limit of ${s.timeoutMs} ms`, s.place);
        this.result(s.reply, undefined, s.place);
        const type = this.locals.get(s.reply)?.type;
        const struct = type?.kind === 'struct' ? this.declarations.structs.get(type.id) : undefined;
        const wanted = replyFields.filter((name) => name !== 'value' || s.result.kind !== 'void');
        if (!wanted.every((name) => struct?.fields.some((field) => field.name === name))) this.say(`'${s.reply}' is no reply`, s.place);
        return;
      }
      case 'if':
        this.condition(s.condition);
        this.list(s.then);
        return this.list(s.else);
      case 'loop':
        return this.loop(s);
      case 'switch':
        this.expression(s.subject);
        if (!isWhole(s.subject.type) && s.subject.type.kind !== 'enum' && s.subject.type.kind !== 'boolean') {
          this.say(`switch over ${typeText(s.subject.type)}`, s.place);
        }
        this.label(s.label, s.place);
        this.loops.push({ label: s.label, loop: false });
        if (s.cases.filter((each) => each.isDefault).length > 1) this.say('two defaults', s.place);
        for (const each of s.cases) {
          for (const value of each.values) {
            this.expression(value);
            const fits = sameType(value.type, s.subject.type) || (isWhole(value.type) && isWhole(s.subject.type));
            if (!fits) this.say(`case of type ${typeText(value.type)}, subject is ${typeText(s.subject.type)}`, s.place);
          }
          this.list(each.body);
        }
        this.loops.pop();
        return;
      case 'break':
        if (!this.loops.some((each) => each.label === s.label)) this.say(`break to '${s.label}'`, s.place);
        return;
      case 'continue':
        if (!this.loops.some((each) => each.loop && each.label === s.label)) this.say(`continue to '${s.label}'`, s.place);
        return;
      case 'return':
        if (s.value) this.expression(s.value, true);
        if (!sameType(s.value?.type ?? { kind: 'void' }, this.declaration.result)) this.say('returns another type', s.place);
        return;
      case 'print':
      case 'format': {
        if (s.op === 'format') {
          this.expression(s.target);
          const { type } = s.target;
          const bytes = type.kind === 'view' && !type.readonly && type.element.kind === 'integer' && type.element.bits === 8;
          if (!bytes) this.say(`formats into ${typeText(type)}`, s.place);
          this.result(s.result, undefined, s.place);
        }
        for (const part of s.parts) {
          if (typeof part === 'string') continue;
          this.expression(part);
          const shown = part.type.kind === 'nullable' ? part.type.of : part.type;
          if (!isScalar(shown) && shown.kind !== 'exact' && shown.kind !== 'string') this.say(`prints ${typeText(part.type)}`, s.place);
        }
        return;
      }
      case 'yield':
        if (!this.declaration.frame) this.say('a yield outside a sequence', s.place);
        if (s.line) this.expression(s.line);
        return;
      case 'trap':
        return;
      case 'block':
        return this.list(s.body);
    }
  }

  private loop(s: Statement & { op: 'loop' }): undefined {
    this.label(s.label, s.place);
    if (s.counter !== undefined) {
      const counter = this.locals.get(s.counter);
      if (counter?.type.kind !== 'integer') this.say(`counter '${s.counter}' is no integer local`, s.place);
      else this.visible.set(s.counter, counter);
    }
    if (s.trapAtBound && (s.bound === undefined || s.counter === undefined)) this.say('trapAtBound without bound and counter', s.place);
    if (s.bound !== undefined && (!Number.isSafeInteger(s.bound) || s.bound < 0)) this.say(`bound ${s.bound}`, s.place);
    const test = () => {
      this.list(s.conditionSetup);
      this.condition(s.condition);
    };
    if (s.test === 'before') test();
    this.loops.push({ label: s.label, loop: true });
    this.list(s.body);
    this.loops.pop();
    this.list(s.update);
    if (s.test === 'after') test();
  }

  private label(label: string, place: Place): undefined {
    if (this.labels.has(label)) this.say(`label '${label}' stands twice`, place);
    this.labels.add(label);
  }

  private condition(e: Expression): undefined {
    this.expression(e);
    if (e.type.kind !== 'boolean') this.say(`a condition of type ${typeText(e.type)}`, e.place);
  }

  private writable(target: PlaceExpression, place: Place): undefined {
    const root = rootOf(target);
    if (root.op === 'global' && this.declarations.globals.get(root.id)?.constant) this.say(`writes to constant '${root.id}'`, place);
    if (root.op === 'point' && root.direction === 'in') this.say(`writes to input point '${root.name}'`, place);
    if (root.op === 'element' && root.array.type.kind === 'view' && root.array.type.readonly)
      this.say('writes through a read-only view', place);
    if (isAggregate(target.type) && root.op === 'point') this.say('a point is a scalar', place);
  }
}

/** The place whose storage `place` is part of; a dereference or an element of a view is its own root. */
function rootOf(place: Expression): Expression {
  if (place.op === 'field') return rootOf(place.object);
  if (place.op === 'element' && place.array.type.kind === 'array') return rootOf(place.array);
  return place;
}

/** Whether control never reaches the end of the list. */
export function alwaysLeaves(list: readonly Statement[]): boolean {
  return list.some((s) => {
    switch (s.op) {
      case 'return':
      case 'trap':
      case 'break':
      case 'continue':
        return true;
      case 'if':
        return alwaysLeaves(s.then) && alwaysLeaves(s.else);
      case 'block':
        return alwaysLeaves(s.body);
      case 'loop':
        return s.condition.op === 'constant' && s.condition.value === true && !breaksTo(s.body, s.label);
      case 'switch':
        return (
          s.cases.some((each) => each.isDefault) &&
          !s.cases.some((each) => breaksTo(each.body, s.label)) &&
          alwaysLeaves(s.cases.at(-1)?.body ?? [])
        );
      default:
        return false;
    }
  });
}

/** Whether the list holds a break to `label`. */
export function breaksTo(list: readonly Statement[], label: string): boolean {
  return list.some((s) => {
    if (s.op === 'break') return s.label === label;
    if (s.op === 'if') return breaksTo(s.then, label) || breaksTo(s.else, label);
    if (s.op === 'block' || s.op === 'loop') return breaksTo(s.body, label);
    if (s.op === 'switch') return s.cases.some((each) => breaksTo(each.body, label));
    return false;
  });
}
