import { u8 } from 'bulkhead';

const text = new Uint8Array(8);
const digits = [48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 97, 98, 99, 100, 101, 102] as const;

function hex(value: number & { readonly __number?: 'u8' | 'u16' | 'u32' }): void {
  for (let i = 0; i < 8; i++) text[i] = digits[(value >>> (28 - 4 * i)) & 15]!;
}
function parse(): number & { readonly __number?: 'u8' | 'u16' | 'u32' } {
  let value = 0;
  for (let i = 0; i < 7; i++) {
    const c = text[i]!;
    value = value * 16 + u8(c >= 97 ? c - 87 : c - 48);
  }
  return value;
}

export function scan(): void {
  hex(0x1a2b3c4d);
  console.log(text[0]!, text[1]!, text[7]!, parse());
}
