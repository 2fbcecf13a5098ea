import type { f32, i32, u16, u8 } from 'bulkhead';

const N = 12;
const E = (N / 3) * 4;
const LAST = N / 2 - 1;
const NEGATIVE = -N / 4;
const BYTES: u8 = N / 4;
const SAMPLES = 48_000;
const PER_MS: u16 = SAMPLES / 1000;
const half: f32 = N / 6;

enum Slot {
  First = N / 12,
  Last = N / 2,
}

class Filter {
  static readonly taps = N / 6;
  readonly window = new Uint16Array(N / 3);
}

const buffer = new Uint8Array(N / 4 + 1);

export function scan(): void {
  const filter = new Filter();
  console.log(E, LAST, NEGATIVE, BYTES, PER_MS, half, Slot.First, Slot.Last, Filter.taps, filter.window.length, buffer.length);
  let sum: i32 = 0;
  for (let i: i32 = 0; i < N / 2; i++) sum += i * (E / 8);
  const local = E / (N / 3);
  const k = local * local;
  console.log(sum, local, k, k % (N / 4), Math.trunc(sum / LAST), (sum / (N / 4)) | 0);
  switch (sum) {
    case N * 5 / 2:
      console.log('thirty');
      break;
    default:
      console.log('other');
  }
}
