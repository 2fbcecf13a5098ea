/** Imported modules run before the one that imports them, each once. */
import { first } from './modules/first.ts';
import { second } from './modules/second.ts';

console.log('main');

export function scan(): void {
  console.log(first(), second());
}
