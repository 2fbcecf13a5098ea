/** Random tuples: one, three in an array, a function that makes them, and all ways to get at their members. */
import { type Choices, type ScalarName, type Scope, scalarNames } from './generator-choices.ts';
import type { Expressions } from './generator-expressions.ts';
import type { Writer } from './generator-types.ts';

/** Declares them; `literal` writes a literal of a type. */
export function declareTuples(choices: Choices, writer: Writer, scope: Scope, literal: (type: ScalarName) => string): void {
  const types = Array.from({ length: 2 + choices.below(2) }, () => choices.of(scalarNames));
  const type = `[${types.join(', ')}]`;
  const tuple = () => `[${types.map(literal).join(', ')}]`;
  writer.line(`const pair: ${type} = ${tuple()};`);
  writer.line(`const pairs: ${type}[] = [${tuple()}, ${tuple()}, ${tuple()}];`);
  const names = types.map((_, index) => `m${index}`);
  writer.block(`function bind(${names.map((name, index) => `${name}: ${types[index]}`).join(', ')}): ${type}`, () => {
    writer.line(`return [${names.join(', ')}];`);
  });
  writer.line('');
  for (const [index, each] of types.entries()) scope.globals.push({ name: `pair[${index}]`, type: each, assignable: true });
  scope.tuple = types;
}

/** One statement with tuples; false when there are none. */
export function tupleStatement(
  choices: Choices,
  expressions: Expressions,
  writer: Pick<Writer, 'line'>,
  scope: Scope,
  fresh: (prefix: string) => string,
): boolean {
  const { tuple: types } = scope;
  if (!types) return false;
  const one = () => (choices.chance(30) ? 'pair' : `pairs[${expressions.index(scope, 2)}]!`);
  const made = () => `bind(${types.map((type) => expressions.value(scope, type, 2)).join(', ')})`;
  const members = (name: string) => {
    for (const [index, type] of types.entries()) scope.locals.push({ name: `${name}[${index}]`, type, assignable: true });
  };
  switch (choices.below(5)) {
    case 0:
    case 1: {
      const name = fresh('p');
      writer.line(`const ${name} = ${choices.chance(50) ? made() : one()};`);
      members(name);
      return true;
    }
    case 2: {
      const names = types.map(() => fresh('m'));
      const isLet = choices.chance(50);
      writer.line(`${isLet ? 'let' : 'const'} [${names.join(', ')}] = ${choices.chance(50) ? made() : one()};`);
      for (const [index, type] of types.entries()) scope.locals.push({ name: names[index]!, type, assignable: isLet });
      return true;
    }
    case 3:
      writer.line(`copy(${one()}, ${one()});`);
      return true;
    default: {
      const name = fresh('p');
      const values = choices.chance(50) ? `...${one()}` : types.map((type) => expressions.value(scope, type, 2)).join(', ');
      writer.line(`const ${name}: [${types.join(', ')}] = [${values}];`);
      members(name);
      return true;
    }
  }
}
