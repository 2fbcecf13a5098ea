import { Stack } from './modules/stack.ts';

const stack = new Stack();

export function scan(): void {
  for (let i = 1; i <= 6; i++) console.log(stack.push(i * i), stack.size);
  while (stack.size > 2) console.log(stack.pop());
}
