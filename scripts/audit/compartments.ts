/** Descriptors and regions of each task against the sections of the image: what is granted is the compartment, and nothing else. */
import type { Elf } from '../elf.ts';
import { hex } from '../output.ts';
import type { Declared, Memory } from './declared.ts';
import type { Report } from './findings.ts';
import type { Placed } from './image.ts';
import { decodeRegions, type GrantedRegion, isWithin, overlaps } from './regions.ts';
import type { Row } from './structs.ts';
import type { Tables } from './tables.ts';

/** Attribute bits of RASR (XN, AP, TEX, S, C, B) for code, data and devices: kernel/README.md and ARMv7-M B3.5.9. */
const attributes = { code: 0x0602_0000, data: 0x1306_0000, device: 0x1305_0000 };
const attributeMask = 0x173f_0000;
const systemSpace: Memory = { base: 0xe000_0000, size: 0x2000_0000 };

export interface Compartment {
  flash: Memory;
  ram: Memory;
  stack: number;
  /** Names of the peripherals whose windows are granted, in the order of the regions. */
  uses: string[];
  regions: GrantedRegion[];
}

export function checkCompartments(elf: Elf, tables: Tables, placed: readonly Placed[], declared: Declared, report: Report): Compartment[] {
  const compartments = declared.tasks.map((task, index): Compartment => {
    const descriptor = tables.task_descriptors[index];
    if (!descriptor) return { flash: nowhere, ram: nowhere, stack: 0, uses: [], regions: [] };
    const wrong: Report = (code, message) => report(code, `task '${task.name}': ${message}`);
    const { regions, mistakes } = decodeRegions(descriptor);
    for (const mistake of mistakes) wrong('BHA020', mistake);
    checkAttributes(descriptor, regions, wrong);
    const flash = { base: descriptor.flash_base!, size: descriptor.flash_size! };
    const ram = { base: descriptor.ram_base!, size: descriptor.ram_size! };
    checkGranted(regions, 0, flash, 'flash', wrong);
    checkGranted(regions, 1, ram, 'RAM', wrong);
    const uses = regions.filter(({ number }) => number >= 2).map((region) => windowName(region, declared, wrong));
    checkSections(task.name, descriptor, placed, flash, ram, declared, wrong);
    checkAddresses(elf, index, descriptor, flash, ram, wrong);
    return { flash, ram, stack: descriptor.stack_size!, uses, regions };
  });
  checkKernelIsOutOfReach(compartments, placed, declared, report);
  checkNothingIsShared(compartments, declared, report);
  return compartments;
}

const nowhere: Memory = { base: 0, size: 0 };

function checkAttributes(descriptor: Row, regions: readonly GrantedRegion[], report: Report): void {
  for (const { number, write, execute } of regions) {
    const kind = number === 0 ? 'code' : number === 1 ? 'data' : 'device';
    if (write && execute) report('BHA022', `region ${number} is writable and executable`);
    const found = descriptor[`rasr${number}`]! & attributeMask;
    if (found !== attributes[kind]) report('BHA020', `region ${number} has attributes ${hex(found)}; ${kind} has ${hex(attributes[kind])}`);
  }
}

function checkGranted(regions: readonly GrantedRegion[], number: number, wanted: Memory, what: string, report: Report): void {
  const region = regions.find((candidate) => candidate.number === number);
  const [span, ...more] = region?.spans ?? [];
  if (span && more.length === 0 && span.base === wanted.base && span.size === wanted.size) return;
  const granted = region?.spans.map(({ base, size }) => `${hex(base)} +${size}`).join(', ') || 'nothing';
  report('BHA021', `region ${number} grants ${granted}; its ${what} is ${hex(wanted.base)} +${wanted.size}`);
}

function windowName(region: GrantedRegion, declared: Declared, report: Report): string {
  const [span, ...more] = region.spans;
  const found = Object.entries(declared.peripherals).find(([, { base, size }]) => span?.base === base && span.size === size);
  if (found && more.length === 0) return found[0];
  const text = region.spans.map(({ base, size }) => `${hex(base)} +${size}`).join(', ');
  report('BHA024', `region ${region.number} grants ${text || 'nothing'}, which is the window of no peripheral`);
  return text;
}

function checkSections(
  name: string,
  descriptor: Row,
  placed: readonly Placed[],
  flash: Memory,
  ram: Memory,
  declared: Declared,
  report: Report,
): void {
  const part = (suffix: string) => placed.find((section) => section.name === `.${name}.${suffix}`);
  const [code, stack, data, bss, noinit] = ['code', 'stack', 'data', 'bss', 'noinit'].map(part);
  if (!code) report('BHA013', 'has no code in the image');
  if (code && !isWithin(code, flash)) report('BHA013', `its code at ${hex(code.base)} is not within its flash`);
  if (data?.image && !isWithin(data.image, flash)) report('BHA013', 'the initial values of its data are not within its flash');
  for (const section of [stack, data, bss, noinit]) {
    if (section && !isWithin(section, ram)) report('BHA013', `'${section.name}' is not within its RAM`);
  }
  if (!isWithin(flash, declared.flash)) report('BHA021', 'its flash is not in the flash of the board');
  if (!isWithin(ram, declared.ram)) report('BHA021', 'its RAM is not in the RAM of the board');
  const { ram_base, stack_size, data_from, data_to, data_size, bss_base, bss_size } = descriptor as Record<string, number>;
  if (stack && (stack.base !== ram_base || stack.size !== stack_size)) report('BHA013', 'its stack is not where the image has it');
  if (data_to !== ram_base! + stack_size!) report('BHA013', 'its data do not begin where its stack ends');
  if (data_from! % 4 || data_to! % 4 || data_size! % 4 || bss_base! % 4 || bss_size! % 4)
    report('BHA013', 'its data are not in whole words');
  if (data && (data.base !== data_to || data.image?.base !== data_from || data.size > data_size!)) {
    report('BHA013', 'its data are not where the image has them');
  }
  // The image has whole double words, so up to seven bytes more than the section are copied; they lie in the same flash.
  if (data_size! > (data ? Math.ceil(data.size / 8) * 8 : 0)) report('BHA013', 'more data are copied at its start than the image has');
  if (data_size! > 0 && !isWithin({ base: data_from!, size: data_size! }, flash))
    report('BHA013', 'its data are copied from elsewhere than its flash');
  if (bss_base !== data_to! + data_size!) report('BHA013', 'its zeroed data do not begin where its data end');
  if (bss_base! + bss_size! > ram.base + ram.size) report('BHA013', 'its zeroed data reach behind its RAM');
  if (bss && (bss.base < bss_base! || bss.base + bss.size > bss_base! + bss_size!))
    report('BHA013', 'not all of its zeroed data are zeroed');
  if (noinit && noinit.base < bss_base! + bss_size!) report('BHA013', 'what it retains is cleared at its start');
}

function checkAddresses(elf: Elf, index: number, descriptor: Row, flash: Memory, ram: Memory, report: Report): void {
  const symbol = (name: string) => elf.symbols.find((candidate) => candidate.name === `task_${index}_${name}`)?.value;
  const { entry, points_in, points_out, reads, writes, data_to } = descriptor as Record<string, number>;
  if (entry !== symbol('start') || (entry! & 1) === 0 || !isWithin({ base: entry! - 1, size: 2 }, flash)) {
    report('BHA013', `its entry ${hex(entry!)} is not the start of its code`);
  }
  const behindStack = { base: data_to!, size: ram.base + ram.size - data_to! };
  for (const [what, address, words] of [
    ['points_in', points_in!, reads!],
    ['points_out', points_out!, writes!],
  ] as const) {
    if (address !== symbol(what) || address % 4 !== 0 || !isWithin({ base: address, size: 4 * words }, behindStack)) {
      report('BHA013', `its ${what} at ${hex(address)} are not where the image has them`);
    }
  }
}

function checkKernelIsOutOfReach(
  compartments: readonly Compartment[],
  placed: readonly Placed[],
  declared: Declared,
  report: Report,
): void {
  const kernel = placed.filter(({ name }) => name.startsWith('.kernel') || name === '.tables');
  compartments.forEach(({ regions }, index) => {
    for (const { number, spans } of regions) {
      const hit = [...kernel, { name: 'the system control space', ...systemSpace }].find((place) =>
        spans.some((span) => overlaps(span, place)),
      );
      if (hit) report('BHA025', `task '${declared.tasks[index]!.name}': region ${number} reaches ${hit.name}`);
    }
  });
}

/** Neither memory nor peripherals, and nobody's code: what one may write, no other can touch. */
function checkNothingIsShared(compartments: readonly Compartment[], declared: Declared, report: Report): void {
  compartments.forEach(({ regions }, a) => {
    compartments.slice(a + 1).forEach(({ regions: others }, offset) => {
      for (const one of regions) {
        for (const other of others) {
          const shared = one.spans.some((span) => other.spans.some((candidate) => overlaps(span, candidate)));
          if (!shared) continue;
          const names = `tasks '${declared.tasks[a]!.name}' and '${declared.tasks[a + 1 + offset]!.name}'`;
          const code = one.write || other.write ? 'BHA023' : 'BHA021';
          report(code, `${names} share memory: region ${one.number} of the first, region ${other.number} of the second`);
        }
      }
    });
    regions.forEach((one, position) => {
      for (const other of regions.slice(position + 1)) {
        if (one.spans.some((span) => other.spans.some((candidate) => overlaps(span, candidate)))) {
          report('BHA021', `task '${declared.tasks[a]!.name}': regions ${one.number} and ${other.number} overlap`);
        }
      }
    });
  });
}
