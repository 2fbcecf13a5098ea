/** Base64 (RFC 4648) of 1536 bytes, there and back. */
import { assert, type i32, type u8, u32 } from 'bulkhead';

const SIZE = 1536;
const ENCODED = Math.trunc(SIZE / 3) * 4;
const data = new Uint8Array(SIZE);
const text = new Uint8Array(ENCODED);
const back = new Uint8Array(SIZE);
const alphabet = new Uint8Array(64);
/** Value of each character; 255: none. */
const values = new Uint8Array(256);

function makeTables(): void {
  values.fill(255);
  for (let index = 0; index < 64; index++) {
    let character: u8;
    if (index < 26) character = 65 + index;
    else if (index < 52) character = 97 - 26 + index;
    else if (index < 62) character = 48 - 52 + index;
    else character = index === 62 ? 43 : 47;
    alphabet[index] = character;
    values[character] = index;
  }
}

/** Encodes whole groups of three bytes; gives the number of characters. */
function encode(from: Uint8Array, to: Uint8Array): i32 {
  let at: i32 = 0;
  for (let index = 0; index < from.length - 2; index += 3) {
    const group = (from[index] << 16) | (from[index + 1] << 8) | from[index + 2];
    to[at] = alphabet[group >>> 18];
    to[at + 1] = alphabet[(group >>> 12) & 63];
    to[at + 2] = alphabet[(group >>> 6) & 63];
    to[at + 3] = alphabet[group & 63];
    at += 4;
  }
  return at;
}

/** Decodes whole groups of four characters; gives the number of bytes, -1 where a character is not of the alphabet. */
function decode(from: Uint8Array, to: Uint8Array): i32 {
  let at: i32 = 0;
  for (let index = 0; index < from.length - 3; index += 4) {
    const a = values[from[index]];
    const b = values[from[index + 1]];
    const c = values[from[index + 2]];
    const d = values[from[index + 3]];
    if (((a | b | c | d) & 0x80) !== 0) return -1;
    const group = (a << 18) | (b << 12) | (c << 6) | d;
    to[at] = group >>> 16;
    to[at + 1] = group >>> 8;
    to[at + 2] = group;
    at += 3;
  }
  return at;
}

export function run(): u32 {
  makeTables();
  let seed: u32 = 11;
  for (let index = 0; index < SIZE; index++) {
    seed = u32.wrap(Math.imul(seed, 1664525) + 1013904223);
    data[index] = seed >>> 24;
  }
  assert(encode(data, text) === ENCODED, 'length of the text');
  assert(decode(text, back) === SIZE, 'length of the bytes');
  let sum: u32 = 0;
  for (const character of text) sum = u32.wrap(Math.imul(sum, 31) + character);
  for (const byte of back) sum = u32.wrap(Math.imul(sum, 31) + byte);
  return sum;
}
