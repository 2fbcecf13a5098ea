#!/usr/bin/env node
// The `bulkhead` command: makes sure that Node is new enough and can load TypeScript, then hands over to main.ts.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Bulkhead needs Node.js 20.19 or newer; this is ${process.versions.node}`);
  process.exit(3);
}
const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
if (!existsSync(join(checkout, 'node_modules', 'esbuild'))) {
  console.error(`npm packages are missing\n  install them: npm ci (in ${checkout})`);
  process.exit(3);
}
const { loadMain } = await import('./load.mjs');
const { main } = await loadMain();
await main(process.argv.slice(2));
