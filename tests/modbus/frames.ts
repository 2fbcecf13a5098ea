/** Random frames for a server at unit 17, as a broken master or a noisy line makes them: repeatable, from a seed. */
import { sealed } from './reference.ts';

/** Uniform whole numbers below `limit`. */
export type Random = (limit: number) => number;

/** xorshift32. */
export function randomFrom(seed: number): Random {
  let state = (seed >>> 0) + 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!;
const pair = (word: number) => [(word >> 8) & 255, word & 255];
const bytesOf = (random: Random, count: number) => Array.from({ length: count }, () => random(256));

function address(random: Random): number {
  const kind = random(10);
  if (kind < 2) return pick(random, [0, 1, 2, 3, 50, 51, 52, 39, 40, 299, 300]);
  if (kind < 4) return random(60);
  if (kind < 7) return 90 + random(220);
  if (kind < 8) return 65_400 + random(136);
  return kind < 9 ? random(2200) : random(65_536);
}

function quantity(random: Random, most: number): number {
  const kind = random(12);
  if (kind === 0) return pick(random, [0, most, most + 1, 65_535, 256, most - 1]);
  return kind < 9 ? 1 + random(8) : 1 + random(most);
}

/** Address, function and data of a request as the standard has it, its addresses and quantities not always. */
function request(random: Random): number[] {
  const unit = pick(random, [17, 17, 17, 17, 17, 17, 17, 17, 0, 18]);
  const code = pick(random, [1, 2, 3, 4, 5, 6, 15, 16, 17, 22, 23]);
  const head = [unit, code, ...pair(address(random))];
  switch (code) {
    case 1:
    case 2:
      return [...head, ...pair(quantity(random, 2000))];
    case 3:
    case 4:
      return [...head, ...pair(quantity(random, 125))];
    case 5:
      return [...head, ...pair(pick(random, [0, 0xff00, 0xff00, 1, 0x00ff]))];
    case 6:
      return [...head, ...pair(pick(random, [random(65_536), random(1000)]))];
    case 15: {
      const count = quantity(random, 1968);
      const bytes = Math.min(246, Math.ceil(count / 8));
      return [...head, ...pair(count), bytes, ...bytesOf(random, bytes)];
    }
    case 16: {
      const count = quantity(random, 123);
      const bytes = Math.min(246, 2 * count);
      return [...head, ...pair(count), bytes, ...bytesOf(random, bytes).map((byte, at) => (at % 2 === 0 && random(2) === 0 ? 2 : byte))];
    }
    case 17:
      return [unit, code];
    case 22:
      return [...head, ...bytesOf(random, 4)];
    default: {
      const count = quantity(random, 121);
      const bytes = Math.min(242, 2 * count);
      return [...head, ...pair(quantity(random, 125)), ...pair(address(random)), ...pair(count), bytes, ...bytesOf(random, bytes)];
    }
  }
}

/** One frame: what lies between two silences, 1 to 300 bytes. */
export function randomFrame(random: Random): Uint8Array {
  const body = request(random);
  switch (random(16)) {
    case 0: // wrong CRC, or a byte that the line has changed
    case 1: {
      const frame = sealed(body);
      const at = random(frame.length);
      frame[at] = frame[at]! ^ (1 << random(8));
      return frame;
    }
    case 2: // cut off
      return sealed(body).subarray(0, 1 + random(body.length + 1));
    case 3: // data that is not expected
      return sealed([...body, ...bytesOf(random, 1 + random(6))].slice(0, 254));
    case 4: // data missing, CRC right
      return sealed(body.slice(0, 2 + random(body.length - 1)));
    case 5: // any function
      return sealed([body[0]!, random(256), ...body.slice(2)]);
    case 6: // noise
      return Uint8Array.from(bytesOf(random, 1 + random(40)));
    case 7: // too long
      return random(4) === 0 ? sealed([17, 16, ...bytesOf(random, 240 + random(56))]) : sealed(body);
    case 8: {
      // a byte count that does not fit
      const changed = [...body];
      const at = body[1] === 23 ? 10 : 6;
      if (changed.length > at) changed[at] = random(256);
      return sealed(changed);
    }
    default:
      return sealed(body);
  }
}
