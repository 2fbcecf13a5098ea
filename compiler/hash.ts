/** FNV-1a, 32 bits (Fowler, Noll, Vo), of a text in UTF-8. */
export function fnv1a(text: string): number {
  let hash = 0x811c_9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x0100_0193) >>> 0;
  return hash;
}
