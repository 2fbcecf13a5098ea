import type { u32 } from 'bulkhead';

type Word = 'abcdefghijklmnopqrstuvwxyz' | 'äöüß€😀äöüß€😀';

/** A console line holds 160 bytes: whole characters up to there, in every way of running. */
function show(word: Word, count: u32): void {
  console.log(`${word}${word}${word}${word}${word}${word}`);
  console.log(word, word, word, word, word, count, word, count);
  console.log(`${count}${count}${count}${count}${count}${count}${count}${count}${count}${count}${count}${count}${count}${count}${count}${count}`);
  console.log(`${word}${word}${word}${word}${word}${count}${count}${count}`);
}

export function scan(): void {
  show('abcdefghijklmnopqrstuvwxyz', 4_000_000_000);
  show('äöüß€😀äöüß€😀', 4_000_000_000);
  show('äöüß€😀äöüß€😀', 123);
}
