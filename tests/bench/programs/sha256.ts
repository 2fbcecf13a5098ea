/** SHA-256 (FIPS 180-4) of 1 KiB. */
import { u32 } from 'bulkhead';

// biome-ignore format: a table
const K = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
] as const;

const INITIAL = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;

const LENGTH = 1024;
/** The message, the byte 0x80, zeros, and the length in bits, in whole blocks of 64 bytes. */
const message = new Uint8Array(LENGTH + 64);
const state = new Uint32Array(8);
const w = new Uint32Array(64);

function rotateRight(x: u32, count: u32): u32 {
  return ((x >>> count) | (x << (32 - count))) >>> 0;
}

function compress(block: Uint8Array): void {
  for (let t = 0; t < 16; t++) {
    w[t] = (block[4 * t] << 24) | (block[4 * t + 1] << 16) | (block[4 * t + 2] << 8) | block[4 * t + 3];
  }
  for (let t = 16; t < 64; t++) {
    const s0 = rotateRight(w[t - 15], 7) ^ rotateRight(w[t - 15], 18) ^ (w[t - 15] >>> 3);
    const s1 = rotateRight(w[t - 2], 17) ^ rotateRight(w[t - 2], 19) ^ (w[t - 2] >>> 10);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }

  let a: u32 = state[0];
  let b: u32 = state[1];
  let c: u32 = state[2];
  let d: u32 = state[3];
  let e: u32 = state[4];
  let f: u32 = state[5];
  let g: u32 = state[6];
  let h: u32 = state[7];
  for (let t = 0; t < 64; t++) {
    const sum1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1: u32 = u32.wrap(h + sum1 + choice + K[t] + w[t]);
    const sum0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const t2: u32 = u32.wrap(sum0 + majority);
    h = g;
    g = f;
    f = e;
    e = u32.wrap(d + t1);
    d = c;
    c = b;
    b = a;
    a = u32.wrap(t1 + t2);
  }
  state[0] = state[0] + a;
  state[1] = state[1] + b;
  state[2] = state[2] + c;
  state[3] = state[3] + d;
  state[4] = state[4] + e;
  state[5] = state[5] + f;
  state[6] = state[6] + g;
  state[7] = state[7] + h;
}

export function run(): u32 {
  for (let index = 0; index < LENGTH; index++) message[index] = 7 * index;
  message[LENGTH] = 0x80;
  message[LENGTH + 62] = (8 * LENGTH) >> 8;
  message[LENGTH + 63] = (8 * LENGTH) & 0xff;
  for (let index = 0; index < 8; index++) state[index] = INITIAL[index];
  for (let at = 0; at < LENGTH + 64; at += 64) compress(message.subarray(at, at + 64));
  let folded: u32 = 0;
  for (const word of state) folded = (folded ^ word) >>> 0;
  return folded;
}
