/**
 * Fields of classes that hold objects: made there and then in the object itself, or given from outside and kept as references. That what is given
 * lives on for long enough is for the escape analysis to say.
 */
import { ts } from 'ts-morph';
import type { FieldPlace, PlaceExpression, Type } from '../ir/types.ts';
import { isFresh } from './aggregates.ts';
import { constructorOf, hasModifier, isStatic, propertyName } from './classes.ts';
import type { TaskContext } from './context.ts';
import { bareName } from './nullables.ts';

/** `this.name = value`: gives the name and the value. */
function ownAssignment(node: ts.Node): { name: string; value: ts.Expression } | null {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  const target = bareName(node.left);
  if (!ts.isPropertyAccessExpression(target) || target.expression.kind !== ts.SyntaxKind.ThisKeyword) return null;
  return { name: target.name.text.replace(/^#/, ''), value: node.right };
}

/** The value of a field that the constructor makes, once and in any case: then the object lives in the field. Null for others. */
export function madeInConstructor(member: ts.PropertyDeclaration): ts.Expression | null {
  if (member.initializer || !ts.isClassDeclaration(member.parent)) return null;
  const name = propertyName(member.name);
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ownAssignment(node)?.name === name) count++;
    ts.forEachChild(node, visit);
  };
  visit(member.parent);
  if (count !== 1) return null;
  for (const statement of constructorOf(member.parent)?.body?.statements ?? []) {
    const assignment = ts.isExpressionStatement(statement) ? ownAssignment(statement.expression) : null;
    if (assignment?.name === name && isFresh(assignment.value)) return assignment.value;
  }
  return null;
}

/** Whether this assignment makes the object of a field. */
export function makesField(task: TaskContext, node: ts.BinaryExpression): boolean {
  const target = bareName(node.left);
  const symbol = ownAssignment(node) && ts.isPropertyAccessExpression(target) ? task.checker.getSymbolAtLocation(target.name) : undefined;
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined && ts.isPropertyDeclaration(declaration) && madeInConstructor(declaration) === node.right;
}

/** An object that comes from outside is kept as a reference to it. */
export function keptAs(type: Type): Type {
  return type.kind === 'struct' || type.kind === 'array' ? { kind: 'reference', to: type } : type;
}

/** The field that holds the reference, when a place is what a field refers to. */
export function referenceField(place: PlaceExpression): FieldPlace | null {
  return place.op === 'dereference' && place.value.op === 'field' ? place.value : null;
}

/** Fields that are given an object in the constructor body. */
function givenFields(declaration: ts.ClassDeclaration, isReference: (name: string) => boolean): Set<string> {
  const names = declaration.members.flatMap((member) =>
    ts.isPropertyDeclaration(member) && !isStatic(member) && !member.initializer && !hasModifier(member, ts.SyntaxKind.AbstractKeyword)
      ? [propertyName(member.name)]
      : [],
  );
  return new Set(names.filter(isReference));
}

/**
 * Until a field has its reference, nothing that might follow it may run: no method of this object, and nobody else may get hold of it.
 * (JavaScript would find undefined there.)
 */
export function checkReferencesGiven(task: TaskContext, declaration: ts.ClassDeclaration, isReference: (name: string) => boolean): void {
  const maker = constructorOf(declaration);
  const open = givenFields(declaration, isReference);
  const hasProperties = maker?.parameters.some(
    (each) => ts.isParameterPropertyDeclaration(each, maker) && ts.isIdentifier(each.name) && isReference(each.name.text),
  );
  const checkUses = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ThisKeyword && !isFieldAccess(task, node))
      task.refuse(node, 'BH1065', 'this object is used before all its fields have their objects', 'do that at the end of the constructor');
    ts.forEachChild(node, checkUses);
  };
  if (open.size === 0 && !hasProperties) return;
  for (const member of declaration.members) {
    if (ts.isPropertyDeclaration(member) && !isStatic(member) && member.initializer) checkUses(member.initializer);
  }
  for (const statement of maker?.body?.statements ?? []) {
    if (open.size === 0) return;
    checkUses(statement);
    const visit = (node: ts.Node): void => {
      const assignment = ownAssignment(node);
      if (assignment) open.delete(assignment.name);
      ts.forEachChild(node, visit);
    };
    visit(statement);
  }
}

/** `this.field`, not a method or accessor. */
function isFieldAccess(task: TaskContext, node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return false;
  const symbol = task.checker.getSymbolAtLocation(parent.name);
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Property) !== 0;
}
