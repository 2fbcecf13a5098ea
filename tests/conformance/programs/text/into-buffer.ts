import { type f32, format, type i32, type i64, type u16, type u8 } from 'bulkhead';

type Mode = 'idle' | 'run';
enum Level {
  Low = 3,
  High = 7,
}

const line = new Uint8Array(40);

function show(length: u16): void {
  let sum: i32 = 0;
  for (let i: i32 = 0; i < length; i++) sum += line[i]! * (i + 1);
  console.log(length, sum, line[0]!, line[39]!);
}

export function scan(): void {
  const mode: Mode = 'run';
  const level: Level = Level.High;
  const x: f32 = 0.5;
  const big: i64 = -9_007_199_254_740_993n;
  show(format(line, 'plain text'));
  show(format(line, `${1}`));
  show(format(line, `mode ${mode} at ${level}, ${x * 3}`));
  show(format(line, `${big}|${true}|${-0}`));
  show(format(line, ''));
  show(format(line, `é ☃ 𝄞 "${'quoted'}" \\ ${'%d'}`));
  const small = new Uint8Array(4);
  console.log(format(small, `${12}${34}`), small[0]!, small[3]!);
  let size: u8 = 1;
  size += format(line.subarray(4, 12), `${size}${size}`);
  console.log(size, line[4]!, line[5]!);
}
