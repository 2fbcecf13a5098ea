/** Two sorts agree. */
import { assert, atMost, type i16 } from 'bulkhead';

const first: i16[] = [5, -3, 99, 0, -32768, 32767, 5, 1];
const second = new Int16Array(8);

function bubble(list: i16[]): void {
  for (let end = 7; end > 0; end--) {
    for (let at = 0; at < end; at++) {
      if (list[at]! > list[at + 1]!) {
        const old = list[at]!;
        list[at] = list[at + 1]!;
        list[at + 1] = old;
      }
    }
  }
}

export function scan(): void {
  for (let at = 0; at < 8; at++) second[at] = first[at]!;
  bubble(first);
  for (let at = 1; at < 8; at++) {
    const value = second[at]!;
    let to = at;
    for (const _ of atMost(8)) {
      if (to === 0 || second[to - 1]! <= value) break;
      second[to] = second[to - 1]!;
      to--;
    }
    second[to] = value;
  }
  for (let at = 0; at < 8; at++) {
    assert(first[at]! === second[at]!, 'alike');
    console.log(first[at]!);
  }
}
