/** Where the parts of Bulkhead lie. */
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout. */
export const checkout = dirname(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of something in the checkout. */
export function inCheckout(...parts: string[]): string {
  return join(checkout, ...parts);
}

/** Does `path` lie in `folder`? */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith(`..${sep}`) && way !== '..' && resolve(folder, way) === path;
}

/** A path as the user would write it from where they stand; absolute when that is shorter. */
export function shown(path: string): string {
  const way = relative(process.cwd(), path) || '.';
  return way.length <= path.length ? way : path;
}
