/**
 * Whether a constructor, or what it calls, reads a field before the field has its value: undefined in JavaScript, zero in memory. TypeScript sees that in the
 * constructor's own text alone; this follows the object through the methods and functions that get it.
 */
import { ts } from 'ts-morph';
import type { Expression, FunctionDeclaration, Statement } from '../ir/types.ts';
import { eachPart, statementExpressions } from '../ir/walk.ts';
import { hasModifier, propertyName } from './classes.ts';
import type { ClassInfo, TaskContext } from './context.ts';
import { sizedTypes, typedArrayElements } from './types.ts';

/** What lowering knows of a constructor beyond its statements. */
export interface Construction {
  class: ClassInfo;
  /** Fields with an initialiser or from a parameter: how many statements the constructor has when they have their value (a zero needs none). */
  initialised: readonly { name: string; from: number }[];
}

/** What is known on one way through the code: fields that have a value. Null: control does not get here. */
type Having = ReadonlySet<string> | null;

export function checkConstructions(task: TaskContext): void {
  for (const [id, construction] of task.constructions) {
    const declaration = task.lowered.get(id);
    if (declaration) new Check(task, construction).check(declaration);
  }
}

class Check {
  private readonly task: TaskContext;
  private readonly construction: Construction;
  private readonly fields: ReadonlySet<string>;
  private readonly calls: string[] = [];
  private early: string | null = null;

  constructor(task: TaskContext, construction: Construction) {
    this.task = task;
    this.construction = construction;
    this.fields = new Set(fieldsOf(construction.class));
  }

  /** One finding is enough: more would follow from the same call. */
  check(declaration: FunctionDeclaration): void {
    const { base } = this.construction.class;
    const own = new Objects(declaration.parameters[0]!);
    let having: Having = new Set();
    for (const [index, statement] of declaration.body.entries()) {
      having = this.withInitialised(having, index);
      // A constructor of the base sees to its own fields; what it may call is checked there.
      const isBase = base !== null && statement.op === 'call' && this.task.constructions.get(statement.function)?.class === base;
      having = isBase && having ? new Set([...having, ...allFieldsOf(base)]) : this.statement(statement, own, having, []);
      if (this.early !== null) {
        const name = this.early;
        this.task.report(
          statement.place,
          'BH1065',
          `what this calls reads '${name}' before it has its value`,
          `give '${name}' its value first: fields get theirs in the order in which they are declared, before what the constructor does`,
        );
        return;
      }
    }
  }

  private withInitialised(having: Having, index: number): Having {
    const names = this.construction.initialised.filter((each) => each.from <= index).map((each) => each.name);
    return having && new Set([...having, ...names]);
  }

  private list(list: readonly Statement[], self: Objects, having: Having, ends: Having[]): Having {
    let now = having;
    for (const statement of list) now = this.statement(statement, self, now, ends);
    return now;
  }

  /** What has a value after the statement; `ends` gets what has where a function returns. */
  private statement(s: Statement, self: Objects, having: Having, ends: Having[]): Having {
    if (!having || this.early !== null) return having;
    const target = s.op === 'assign' && s.target.op === 'field' && self.isSelf(s.target.object) ? s.target.field : null;
    for (const e of statementExpressions(s)) {
      if (target !== null && s.op === 'assign' && e === s.target) continue;
      this.reads(e, self, having);
    }
    switch (s.op) {
      case 'declare':
        if (s.value && self.isReference(s.value)) self.add(s.local);
        return having;
      case 'assign':
        if (s.target.op === 'local' && self.isReference(s.value)) self.add(s.target.id);
        return target === null ? having : new Set([...having, target]);
      case 'call':
        return this.call(s.function, s.arguments, self, having);
      case 'return':
        ends.push(having);
        return null;
      case 'trap':
      case 'break':
      case 'continue':
        return null;
      case 'if':
        return both(this.list(s.then, self, having, ends), this.list(s.else, self, having, ends));
      case 'block':
        return this.list(s.body, self, having, ends);
      case 'loop': {
        // Any turn may be the last, and may be left anywhere: what is set in one counts within it only.
        const tested = s.test === 'before' ? this.list(s.conditionSetup, self, having, ends) : having;
        const after = this.list([...s.body, ...s.update], self, tested, ends);
        if (s.test === 'after') this.list(s.conditionSetup, self, after ?? having, ends);
        return having;
      }
      case 'switch':
        for (const each of s.cases) this.list(each.body, self, having, ends);
        return having;
      default:
        return having;
    }
  }

  private call(id: string, args: readonly Expression[], self: Objects, having: Having): Having {
    const declaration = this.task.lowered.get(id);
    // Recursion is refused elsewhere.
    if (!declaration || this.calls.includes(id)) return having;
    const given = declaration.parameters.filter((_, index) => args[index] && self.isReference(args[index]!));
    if (given.length === 0) return having;
    this.calls.push(id);
    const ends: Having[] = [];
    const last = this.list(declaration.body, new Objects(...given), having, ends);
    this.calls.pop();
    return [last, ...ends].reduce(both);
  }

  private reads(e: Expression, self: Objects, having: ReadonlySet<string>): void {
    // Parts of an object are made in their place: naming the place is no read of them. A method of the object is another matter.
    const isPart = (type: Expression['type']) => this.calls.length === 0 && (type.kind === 'struct' || type.kind === 'array');
    eachPart(e, (part) => {
      if (part.op !== 'field' || !self.isSelf(part.object) || isPart(part.type)) return;
      if (this.fields.has(part.field) && !having.has(part.field)) this.early ??= part.field;
    });
  }
}

/** Locals of a function that refer to the object under construction. */
class Objects {
  private readonly locals: Set<string>;

  constructor(...locals: string[]) {
    this.locals = new Set(locals);
  }

  add(local: string): void {
    this.locals.add(local);
  }

  /** Whether a reference is to the object. */
  isReference(e: Expression): boolean {
    if (e.op === 'as') return this.isReference(e.value);
    if (e.op === 'reference') return this.isSelf(e.target);
    return e.op === 'local' && this.locals.has(e.id);
  }

  /** Whether a place is the object. */
  isSelf(e: Expression): boolean {
    if (e.op === 'as') return this.isSelf(e.value);
    return e.op === 'dereference' && this.isReference(e.value);
  }
}

/** After either of two ways. */
function both(a: Having, b: Having): Having {
  if (!a || !b) return a ?? b;
  return new Set([...a].filter((name) => b.has(name)));
}

/** Fields that a class itself declares. */
function fieldsOf({ node }: ClassInfo): string[] {
  return node.members.flatMap((member) => {
    if (ts.isConstructorDeclaration(member))
      return member.parameters.filter((each) => ts.isParameterPropertyDeclaration(each, member)).map((each) => each.name.getText());
    const isField = ts.isPropertyDeclaration(member) && !hasModifier(member, ts.SyntaxKind.StaticKeyword);
    return isField && !hasModifier(member, ts.SyntaxKind.AbstractKeyword) ? [propertyName(member.name)] : [];
  });
}

function allFieldsOf(info: ClassInfo): string[] {
  return [...(info.base ? allFieldsOf(info.base) : []), ...fieldsOf(info)];
}

/**
 * Whether a constructor's defaults may be worked out before the fields get their initial values, as they are here. JavaScript does the fields first, in a class that
 * extends none; no one can tell where these are plain.
 */
export function defaultsMayComeFirst(task: TaskContext, self: ClassInfo, node: ts.Node): boolean {
  const implicit = ts.isClassDeclaration(node);
  if (self.base && !implicit) return true;
  const { members } = (self.base ?? self).node;
  return members.every(
    (member) =>
      !ts.isPropertyDeclaration(member) ||
      hasModifier(member, ts.SyntaxKind.StaticKeyword) ||
      !member.initializer ||
      isPlain(task, member.initializer),
  );
}

/** Whether an expression does nothing and is the same whenever it is worked out. */
function isPlain(task: TaskContext, node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isLiteralExpression(node)) return true;
  if (ts.isIdentifier(node)) {
    const declaration = task.checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (declaration && ts.isVariableDeclaration(declaration))
      return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 && isPlain(task, declaration.initializer ?? declaration);
    return !declaration || ts.isEnumDeclaration(declaration) || ts.isEnumMember(declaration);
  }
  // Typed arrays, of a length that is known; conversions by the name of a type.
  if (ts.isNewExpression(node))
    return node.expression.getText() in typedArrayElements && (node.arguments ?? []).every((each) => isPlain(task, each));
  if (ts.isCallExpression(node)) return node.expression.getText() in sizedTypes && node.arguments.every((each) => isPlain(task, each));
  const isStep =
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && node.operator >= ts.SyntaxKind.PlusPlusToken && node.operator <= ts.SyntaxKind.MinusMinusToken);
  if (isStep || ts.isFunctionLike(node) || ts.isElementAccessExpression(node)) return false;
  if (ts.isPropertyAccessExpression(node)) {
    const member = task.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
    return member !== undefined && ts.isEnumMember(member);
  }
  if (ts.isPropertyAssignment(node)) return isPlain(task, node.initializer);
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  )
    return false;
  let plain = true;
  ts.forEachChild(node, (child) => {
    plain &&= ts.isToken(child) && !ts.isIdentifier(child) ? true : isPlain(task, child);
  });
  return plain;
}
