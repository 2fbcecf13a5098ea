/** Builds the bare-metal peer of fixtures/link.c, so that the host side runs against QEMU without kernel and compiler. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./fixtures/', import.meta.url));
const flags = [
  '-std=c11',
  '-g',
  '-O1',
  '-mcpu=cortex-m4',
  '-mthumb',
  '-ffreestanding',
  '-nostdlib',
  '-Wall',
  '-Wextra',
  '-Wconversion',
  '-Werror',
];

/** @param defines settings of link.c, such as { TICKS: 0 }; @returns the image's path in `folder` */
export function buildPeer(folder: string, defines: Record<string, number> = {}): string {
  const settings = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
  const elf = join(folder, `${['peer', ...Object.entries(defines).flat()].join('-')}.elf`);
  execFileSync('arm-none-eabi-gcc', [...flags, ...settings, '-T', join(source, 'link.ld'), join(source, 'link.c'), '-o', elf]);
  return elf;
}
