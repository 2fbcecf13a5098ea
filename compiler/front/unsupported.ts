/** What each refused kind of syntax is called, why it is refused, and what to write instead. */
import { ts } from 'ts-morph';
import type { LanguageCode } from '../diagnostics/language-codes.ts';
import type { TaskContext } from './context.ts';

const K = ts.SyntaxKind;

const refusals: Partial<Record<ts.SyntaxKind, [code: LanguageCode, message: string, hint?: string]>> = {
  [K.TryStatement]: ['BH1016', '`try` is not in the subset: a trap ends the task, and nothing inside it can go on after one'],
  [K.AwaitExpression]: ['BH1017', '`await` is not in the subset: nothing runs in the background of a task'],
  [K.ArrowFunction]: ['BH1019', 'a function cannot be a value here: it would have to keep what it captures'],
  [K.FunctionExpression]: ['BH1019', 'a function cannot be a value here: it would have to keep what it captures'],
  [K.FunctionDeclaration]: ['BH1019', 'a function inside a function would capture its variables'],
  [K.ClassDeclaration]: ['BH1010', 'a class is declared at the top level of a module', 'move it there'],
  [K.ClassExpression]: ['BH1010', 'a class is declared at the top level of a module', 'write `class Name { … }` there'],
  [K.EnumDeclaration]: ['BH1010', 'an enum is declared at the top level of a module', 'move it there'],
  [K.RegularExpressionLiteral]: ['BH1022', 'regular expressions need a heap and have no bound on their time'],
  [K.DeleteExpression]: ['BH1023', '`delete` is not in the subset: the fields of an object are fixed'],
  [K.WithStatement]: ['BH1024', '`with` makes names unknown until run time', 'write the object before each name'],
  [K.TypeOfExpression]: ['BH1033', '`typeof` at run time is not in the subset: every type is known when it is built'],
  [K.VoidExpression]: ['BH1010', '`void` as an operator is not in the subset', 'write the call as a statement'],
  [K.TemplateExpression]: ['BH1031', 'a template literal would build a string at run time'],
  [K.TaggedTemplateExpression]: ['BH1031', 'tagged templates are not in the subset'],
  [K.SpreadElement]: ['BH1032', 'a spread would make a number of values that is not known when it is built'],
  [K.ForInStatement]: ['BH1057', '`for…in` walks names of fields, which do not exist at run time'],
  [K.DebuggerStatement]: ['BH1010', '`debugger` is not in the subset', 'set a breakpoint with gdb'],
  [K.MetaProperty]: ['BH1010', '`import.meta` and `new.target` are not in the subset', 'leave it out'],
  [K.SuperKeyword]: ['BH1026', '`super` is there to be called: `super(…)`, `super.method()`'],
  [K.ModuleDeclaration]: ['BH1010', 'namespaces are not in the subset', 'use modules: one file each'],
  [K.OmittedExpression]: ['BH1047', 'an array cannot have holes', 'write the value'],
  [K.NewExpression]: ['BH1021', 'this object needs a heap'],
  [K.Decorator]: ['BH1027', 'decorators are not in the subset: they run code when the class is made'],
};

const operatorRefusals: Partial<Record<ts.SyntaxKind, [code: LanguageCode, message: string, hint?: string]>> = {
  [K.InKeyword]: ['BH1033', '`in` at run time is not in the subset: the fields of an object are known when it is built'],
};

/** What a kind of syntax is called, in words: `IfStatement` → "if statement". */
function kindName(kind: ts.SyntaxKind): string {
  return (K[kind] ?? 'this')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .toLowerCase();
}

/** Refuses a node by its kind; kinds without an entry of their own get a general message. */
export function refuseSyntax(task: TaskContext, node: ts.Node): never {
  if (ts.isBinaryExpression(node)) {
    const [code, message, hint] = operatorRefusals[node.operatorToken.kind] ?? [
      'BH1010' as const,
      `the operator ${node.operatorToken.getText()} is not in the subset`,
    ];
    return task.refuse(node, code, message, hint);
  }
  const [code, message, hint] = refusals[node.kind] ?? ['BH1010' as const, `${kindName(node.kind)}: not in the subset`];
  return task.refuse(node, code, message, hint);
}
