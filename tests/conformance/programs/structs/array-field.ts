import type { FixedArray, i32, u8 } from 'bulkhead';

interface Buffer {
  bytes: FixedArray<u8, 4>;
  used: u8;
}
const buffer: Buffer = { bytes: [0, 0, 0, 0], used: 0 };

function push(to: Buffer, value: u8): boolean {
  if (to.used >= to.bytes.length) return false;
  to.bytes[to.used] = value;
  to.used++;
  return true;
}

export function scan(): void {
  let ok: i32 = 0;
  for (let i = 0; i < 6; i++) if (push(buffer, i * 10)) ok++;
  console.log(ok, buffer.used);
  for (const byte of buffer.bytes) console.log(byte);
}
