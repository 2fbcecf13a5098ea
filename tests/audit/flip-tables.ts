/** Flips bits of the tables of an image, one at a time, and audits each. */
import { auditTables } from '../../scripts/audit/audit.ts';
import { parseElf } from '../../scripts/elf.ts';
import type { Image } from './images.ts';

/**
 * @param every 1: each bit, 7: each seventh
 * @param first the table that it begins with
 */
export function flipTables(image: Image, every = 1, first?: string): { flipped: number; silent: string[] } {
  const findings = () => {
    let count = 0;
    auditTables(parseElf(image.bytes), () => count++);
    return count;
  };
  if (findings() > 0) throw new Error('the image does not pass as it is');
  const section = image.section('.tables');
  const offset = first === undefined ? section.offset : image.at(image.symbol(first));
  const size = section.offset + section.size - offset;
  const silent: string[] = [];
  let flipped = 0;
  for (let bit = 0; bit < size * 8; bit += every) {
    const at = offset + (bit >> 3);
    image.bytes[at]! ^= 1 << (bit & 7);
    flipped++;
    if (findings() === 0) silent.push(`bit ${bit & 7} of byte ${bit >> 3}`);
    image.bytes[at]! ^= 1 << (bit & 7);
  }
  return { flipped, silent };
}
