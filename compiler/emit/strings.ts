/** Text in C. */

/** UTF-8 bytes, as Node would write them. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A C string literal of the text in UTF-8. */
export function stringLiteral(text: string): string {
  let result = '';
  for (const byte of utf8(text)) {
    const char = String.fromCharCode(byte);
    // `?` is written so that no trigraph can come up.
    if (char === '"' || char === '\\' || char === '?') result += `\\${char}`;
    else if (byte >= 0x20 && byte < 0x7f) result += char;
    else result += `\\${byte.toString(8).padStart(3, '0')}`;
  }
  return `"${result}"`;
}
