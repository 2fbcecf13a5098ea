/** Two modules may use one name for different things. */
import { value } from './modules/one.ts';
import { value as other } from './modules/two.ts';

const local = 5;

export function scan(): void {
  console.log(value(), other(), local);
}
