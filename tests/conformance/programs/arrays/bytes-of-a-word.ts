import { type u8, u32 } from 'bulkhead';

const bytes = new Uint8Array(4);

function put(value: u32): void {
  for (let i = 0; i < 4; i++) bytes[i] = value >>> (8 * i);
}
function get(): u32 {
  let value: u32 = 0;
  for (let i = 3; i >= 0; i--) value = u32.wrap((value << 8) | bytes[i]!);
  return value;
}

export function scan(): void {
  put(0xdeadbeef);
  console.log(bytes[0]!, bytes[1]!, bytes[2]!, bytes[3]!, get());
  put(1);
  const low: u8 = bytes[0]!;
  console.log(low, get());
}
