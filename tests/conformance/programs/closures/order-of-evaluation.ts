import type { i32 } from 'bulkhead';

let trace: i32 = 0;
function note(digit: i32): i32 {
  trace = trace * 10 + digit;
  return digit;
}

function combine(a: i32, f: (x: i32, y: i32) => i32, b: i32): i32 {
  note(5);
  return f(a, b) + trace;
}

export function scan(): void {
  console.log(note(1) + combine(note(2), (x, y) => note(x) + note(y), note(3)) - note(4), trace);
  trace = 0;
  let n: i32 = 1;
  const next = (): i32 => {
    n *= 2;
    return n;
  };
  console.log(n, next(), n, next() + n * next(), n);
  const list: i32[] = [0, 0, 0, 0];
  let at: i32 = 0;
  const advance = (): i32 => at++;
  list[advance()] = advance() + 10;
  list[advance()]! += advance();
  console.log(list[0]!, list[1]!, list[2]!, list[3]!, at);
  console.log(at > 100 && next() > 0, n, at === 4 || next() > 0, n);
}
