import type { f32, i16, u8, u16 } from 'bulkhead';

type Mode = 'idle' | 'run' | 'stop';

let count: u16 | null = null;
let flag: boolean | null = null;
let ratio: f32 | null = 0.5;
let mode: Mode | null = 'run';
let name: string | null = null;

function half(of: i16 | null): i16 | null {
  if (of === null) return null;
  return i16Half(of);
}
function i16Half(of: i16): i16 {
  return (of / 2) | 0;
}

export function scan(): void {
  console.log(count, flag, ratio, mode, name);
  count = 65535;
  flag = false;
  ratio = null;
  mode = null;
  name = 'pump';
  console.log(`${count} ${flag} ${ratio} ${mode} ${name}`);
  flag = true;
  mode = 'stop';
  ratio = 1.1;
  count = null;
  console.log(count, flag, ratio, mode);
  console.log(half(-9), half(null), half(7));
  const byte: u8 | null = count === null ? 3 : null;
  console.log(byte);
}
