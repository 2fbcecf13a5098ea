import { base } from './base.ts';

console.log('second');
export function second(): number & { readonly __number?: 'u8' } {
  return base(2);
}
