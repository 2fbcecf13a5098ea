/** The file itself: sections that are all known, segments that load exactly them, nothing besides, and a start that leads into the kernel. */
import { type Elf, type ElfSection, noBits, sectionFlags } from '../elf.ts';
import { hex } from '../output.ts';
import type { Declared, Memory } from './declared.ts';
import type { Report } from './findings.ts';
import { isWithin, overlaps } from './regions.ts';
import { tablesSection } from './tables.ts';

export interface Placed extends Memory {
  name: string;
  section: ElfSection;
  /** Where its bytes lie in flash; null: it takes none. */
  image: Memory | null;
}

interface Segment {
  type: number;
  offset: number;
  address: number;
  load: number;
  fileSize: number;
  memorySize: number;
}

const load = 1;
const kernelSections = ['.kernel', tablesSection, '.kernel.stack', '.kernel.noinit', '.kernel.bss'];
const taskParts = ['code', 'stack', 'data', 'bss', 'noinit'];
/** Sections without memory: for people and tools on the host. */
const notes = /^(\.debug_\w+|\.ARM\.attributes|\.bulkhead\.\w+|\.symtab|\.strtab|\.shstrtab|\.comment|)$/;

/** All sections that take memory, as the checks of the tables need them. */
export function readImage(elf: Elf, declared: Declared, report: Report): Placed[] {
  const segments = readSegments(elf, report);
  const known = new Set([...kernelSections, ...declared.tasks.flatMap(({ name }) => taskParts.map((part) => `.${name}.${part}`))]);
  const placed = elf.sections.flatMap((section): Placed[] => {
    if ((section.flags & sectionFlags.alloc) === 0) {
      if (!notes.test(section.name)) report('BHA002', `section '${section.name}' has no place in an image`);
      return [];
    }
    if (section.size === 0) return [];
    if (!known.has(section.name)) report('BHA002', `section '${section.name}' belongs to no task and not to the kernel`);
    const place = { name: section.name, base: section.address, size: section.size, section };
    return [{ ...place, image: imageOf(section, segments, report) }];
  });
  checkSegments(segments, placed, report);
  checkPlaces(placed, declared, report);
  checkFileEnd(elf, report);
  checkFlags(placed, report);
  return placed;
}

function readSegments({ bytes }: Elf, report: Report): Segment[] {
  const at = bytes.readUInt32LE(28);
  const size = bytes.readUInt16LE(42);
  const count = bytes.readUInt16LE(44);
  if (count === 0 || at + size * count > bytes.length) {
    report('BHA001', 'the file has no program headers');
    return [];
  }
  return Array.from({ length: count }, (_, index) => {
    const word = (field: number) => bytes.readUInt32LE(at + index * size + field * 4);
    const segment = { type: word(0), offset: word(1), address: word(2), load: word(3), fileSize: word(4), memorySize: word(5) };
    if (segment.type !== load) report('BHA001', `program header ${index} is of type ${segment.type}: an image only loads`);
    if (segment.offset + segment.fileSize > bytes.length) report('BHA001', `program header ${index} reaches behind the end of the file`);
    return segment;
  }).filter((segment) => segment.type === load);
}

function imageOf(section: ElfSection, segments: readonly Segment[], report: Report): Memory | null {
  if (section.type === noBits) return null;
  const segment = segments.find(({ offset, fileSize }) =>
    isWithin({ base: section.offset, size: section.size }, { base: offset, size: fileSize }),
  );
  if (!segment || section.offset - segment.offset !== section.address - segment.address) {
    report('BHA001', `section '${section.name}' is loaded from elsewhere than it says`);
    return { base: section.address, size: section.size };
  }
  return { base: segment.load + section.offset - segment.offset, size: section.size };
}

/** Every byte that a segment loads belongs to a section, save for the fill between two. */
function checkSegments(segments: readonly Segment[], placed: readonly Placed[], report: Report): void {
  for (const segment of segments) {
    const inside = placed
      .filter(({ image, base }) => image && base >= segment.address && base < segment.address + segment.memorySize)
      .sort((a, b) => a.base - b.base);
    let next = segment.address;
    for (const { base, size } of inside) {
      if (base - next >= 8) report('BHA002', `${base - next} bytes at ${hex(next)} are loaded and belong to no section`);
      next = base + size;
    }
    const end = segment.address + segment.fileSize;
    if (end > next) report('BHA002', `${end - next} bytes at ${hex(next)} are loaded and belong to no section`);
    if (segment.memorySize > segment.fileSize)
      report('BHA002', `the segment at ${hex(segment.address)} asks for memory that no section names`);
  }
}

function checkPlaces(placed: readonly Placed[], { flash, ram }: Declared, report: Report): void {
  const inFlash = placed.flatMap(({ name, image }) => (image ? [{ name, ...image }] : []));
  const inRam = placed.filter(({ base }) => base >= ram.base && base < ram.base + ram.size);
  for (const place of inFlash)
    if (!isWithin(place, flash)) report('BHA003', `'${place.name}' at ${hex(place.base)} is not in the flash of the board`);
  for (const place of placed) {
    if (!isWithin(place, ram) && !isWithin(place, flash))
      report('BHA003', `'${place.name}' at ${hex(place.base)} is not in the memory of the board`);
  }
  for (const list of [inFlash, inRam]) {
    list.forEach((place, index) => {
      for (const other of list.slice(index + 1)) {
        if (overlaps(place, other))
          report('BHA003', `'${place.name}' and '${other.name}' overlap at ${hex(Math.max(place.base, other.base))}`);
      }
    });
  }
}

function checkFlags(placed: readonly Placed[], report: Report): void {
  for (const { name, section } of placed) {
    const both = sectionFlags.write | sectionFlags.execute;
    if ((section.flags & both) === both) report('BHA022', `section '${name}' is writable and executable`);
  }
}

/** Nothing behind the last thing that the headers name. */
function checkFileEnd(elf: Elf, report: Report): void {
  const { bytes, sections } = elf;
  const headers = bytes.readUInt32LE(32) + bytes.readUInt16LE(46) * bytes.readUInt16LE(48);
  const end = Math.max(headers, ...sections.map((section) => (section.type === noBits ? 0 : section.offset + section.size)));
  if (bytes.length > end) report('BHA002', `${bytes.length - end} bytes stand behind the end of the image in the file`);
}

/** Vectors: the first word is the kernel's stack, each of the others leads into the kernel; the entry of the file is its reset handler. */
export function checkStart(elf: Elf, placed: readonly Placed[], declared: Declared, report: Report): void {
  const kernel = placed.find(({ name }) => name === '.kernel');
  const stack = placed.find(({ name }) => name === '.kernel.stack');
  if (!kernel || !stack) {
    report('BHA004', 'the image has no kernel');
    return;
  }
  if (kernel.base !== declared.flash.base) report('BHA004', `the kernel starts at ${hex(kernel.base)}, not where the chip starts`);
  const contents = elf.bytes.subarray(kernel.section.offset, kernel.section.offset + kernel.section.size);
  const vectors = 16 + declared.interruptLines;
  if (contents.length < vectors * 4) {
    report('BHA004', 'the kernel is too short for its vectors');
    return;
  }
  if (contents.readUInt32LE(0) !== stack.base + stack.size)
    report('BHA004', 'the first word of the image is not the end of the stack of the kernel');
  for (let vector = 1; vector < vectors; vector++) {
    const target = contents.readUInt32LE(vector * 4);
    const unused = target === 0 && [7, 8, 9, 10, 13].includes(vector);
    const inside =
      (target & 1) === 1 && isWithin({ base: target - 1, size: 2 }, { base: kernel.base + vectors * 4, size: kernel.size - vectors * 4 });
    if (!unused && !inside) report('BHA004', `vector ${vector} leads to ${hex(target)}, outside the kernel`);
  }
  if (elf.bytes.readUInt32LE(24) !== contents.readUInt32LE(4)) report('BHA004', 'the entry of the file is not the reset handler');
}
