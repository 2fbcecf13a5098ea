import type { u8 } from 'bulkhead';
const bytes = new Uint8Array([250, 251]);
export function scan(): void {
  for (let b of bytes) {
    b += 5;
    console.log(b);
  }
}
