export { openPolicy } from './policy/open-policy.ts';
