import { base } from './base.ts';

console.log('first');
export function first(): number & { readonly __number?: 'u8' } {
  return base(1);
}
