/** The C program of a benchmark as an image. */
import { join } from 'node:path';
import { inCheckout } from '../../../scripts/checkout.ts';
import { buildImage, type Measurement, measureImage } from './image.ts';
import type { BenchProgram } from './programs.ts';

const support = inCheckout('tests', 'bench', 'support');

export async function measureC(program: BenchProgram, folder: string): Promise<Measurement> {
  const glue = [join(support, 'c-side.c')];
  return measureImage(await buildImage({ folder, program: [program.c], glue, includes: [support] }));
}
