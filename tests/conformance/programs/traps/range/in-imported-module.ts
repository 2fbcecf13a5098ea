import { half } from './modules/half.ts';

export function scan(): void {
  console.log(half(10));
  console.log(half(-2));
}
