/** One image, audited: what it may do, and everything that is wrong with it. From the ELF file alone. */
import { createHash } from 'node:crypto';
import { type Elf, parseElf } from '../elf.ts';
import { checkKernelCode, checkTaskCode, codeSections, type TaskCode } from './code.ts';
import { type Compartment, checkCompartments } from './compartments.ts';
import { type Declared, readDeclared } from './declared.ts';
import { disassemble } from './disassembly.ts';
import type { AuditCode, Finding, Report } from './findings.ts';
import { checkStart, type Placed, readImage } from './image.ts';
import { checkLevels } from './levels.ts';
import { type Rights, readRights } from './rights.ts';
import { exceptionBytes, stackUse } from './stack.ts';
import { readTables, type Tables } from './tables.ts';

export interface Audit {
  findings: Finding[];
  declared: Declared | null;
  rights: Rights | null;
  compartments: Compartment[];
  code: TaskCode[];
  /** Bytes; `worst` null where the code does not tell, with the reason. */
  stacks: { name: string; size: number; worst: number | null; path: string[]; reason: string | null }[];
  /** SHA-256 of the kernel's code, and of the whole image as it lies in flash. */
  hashes: { kernel: string; image: string } | null;
}

/** What the tables and the file say; no code is read. */
export function auditTables(
  elf: Elf,
  report: Report,
): Omit<Audit, 'findings' | 'code' | 'stacks'> & { placed: Placed[]; tables: Tables | null } {
  const nothing = { declared: null, rights: null, compartments: [], hashes: null, placed: [], tables: null };
  const declared = readOrReport(elf, report);
  if (!declared) return nothing;
  const placed = readImage(elf, declared, report);
  checkStart(elf, placed, declared, report);
  const tables = readTables(elf, report);
  if (!tables) return { ...nothing, declared, placed, hashes: hashesOf(elf, placed) };
  const compartments = checkCompartments(elf, tables, placed, declared, report);
  const rights = readRights(tables, compartments, declared, report);
  checkLevels(rights, declared, report);
  return { declared, rights, compartments, hashes: hashesOf(elf, placed), placed, tables };
}

function readOrReport(elf: Elf, report: Report): Declared | null {
  try {
    const declared = readDeclared(elf);
    if (!declared)
      report('BHA001', 'the image does not say what its system declares: it was built by another version of Bulkhead, or changed');
    return declared;
  } catch (error) {
    report('BHA001', (error as Error).message);
    return null;
  }
}

/** @param path of the file, for the disassembler; `bytes` are what it holds */
export function auditImage(path: string, bytes: Buffer): Audit {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const report: Report = (code: AuditCode, message: string) => {
    if (seen.has(code + message)) return;
    seen.add(code + message);
    findings.push({ code, message });
  };
  let elf: Elf;
  try {
    elf = parseElf(bytes, path);
  } catch (error) {
    report('BHA001', (error as Error).message);
    return { findings, declared: null, rights: null, compartments: [], code: [], stacks: [], hashes: null };
  }
  const { placed, tables, ...known } = auditTables(elf, report);
  const result: Audit = { findings, ...known, code: [], stacks: [] };
  if (!known.declared) return result;
  const disassembly = disassemble(path, codeSections(known.declared));
  const kernel = placed.find(({ name }) => name === '.kernel');
  if (kernel) checkKernelCode(kernel, disassembly.get('.kernel'), report);
  known.declared.tasks.forEach(({ name }, index) => {
    const section = placed.find((candidate) => candidate.name === `.${name}.code`);
    if (!section) return;
    const code = disassembly.get(section.name);
    result.code.push(checkTaskCode(elf, name, section, code, report));
    const descriptor = tables?.task_descriptors[index];
    if (!code || !descriptor) return;
    const use = stackUse(code, descriptor.entry! & ~1);
    const worst = use.bytes === null ? null : use.bytes + (usesFpu(elf) ? exceptionBytes.withFpu : exceptionBytes.without);
    const size = descriptor.stack_size!;
    result.stacks.push({ name, size, worst, path: use.path, reason: use.reason });
    if (worst !== null && worst > size) {
      report('BHA040', `task '${name}' can use ${worst} bytes of stack and has ${size}: ${use.path.join(' → ')}, and an exception on top`);
    }
  });
  return result;
}

/** The kernel of a chip with a floating-point unit saves its registers. */
function usesFpu(elf: Elf): boolean {
  return elf.symbols.some(({ name }) => name === 'arch_clear_fpu');
}

function hashesOf(elf: Elf, placed: readonly Placed[]): Audit['hashes'] {
  const contents = ({ section }: Placed) => elf.bytes.subarray(section.offset, section.offset + section.size);
  const kernel = placed.find(({ name }) => name === '.kernel');
  const image = createHash('sha256');
  for (const place of placed.filter(({ image: there }) => there).sort((a, b) => a.image!.base - b.image!.base)) {
    image.update(`${place.image!.base}:`).update(contents(place));
  }
  return { kernel: kernel ? createHash('sha256').update(contents(kernel)).digest('hex') : '', image: image.digest('hex') };
}
