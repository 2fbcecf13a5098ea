/** The ones in 1024 words, counted in four ways: bit by bit, by clearing the lowest one, by a table of nibbles, and by adding in parallel. */
import { atMost, type u8, u32 } from 'bulkhead';

const WORDS = 1024;
const words = new Uint32Array(WORDS);
const NIBBLES = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4] as const;

function bitByBit(word: u32): u8 {
  let count: u8 = 0;
  for (let bit = 0; bit < 32; bit++) count += (word >>> bit) & 1;
  return count;
}

function clearLowest(word: u32): u8 {
  let rest = word;
  let count: u8 = 0;
  // 32 turns that clear a bit, and the one that finds none.
  for (const _ of atMost(33)) {
    if (rest === 0) break;
    rest = (rest & (rest - 1)) >>> 0;
    count++;
  }
  return count;
}

function byNibbles(word: u32): u8 {
  let count: u8 = 0;
  for (let shift = 0; shift < 32; shift += 4) count += NIBBLES[(word >>> shift) & 15];
  return count;
}

function inParallel(word: u32): u8 {
  const pairs: u32 = (word & 0x55555555) + ((word >>> 1) & 0x55555555);
  const nibbles: u32 = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  const bytes: u32 = (nibbles + (nibbles >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bytes, 0x01010101) >>> 24;
}

export function run(): u32 {
  let seed: u32 = 3;
  for (let index = 0; index < WORDS; index++) {
    seed = u32.wrap(Math.imul(seed, 1664525) + 1013904223);
    words[index] = seed;
  }
  let total: u32 = 0;
  for (const word of words) {
    total += bitByBit(word) + 3 * clearLowest(word) + 5 * byNibbles(word) + 7 * inParallel(word);
  }
  return total;
}
