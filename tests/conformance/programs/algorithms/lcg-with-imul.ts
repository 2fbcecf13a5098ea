import { u32 } from 'bulkhead';

let seed: u32 = 1;

export function scan(): void {
  for (let i = 0; i < 5; i++) {
    seed = u32.wrap(Math.imul(seed, 1664525) + 1013904223);
    console.log(seed, seed >>> 16, seed % 6);
  }
}
