import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../scripts/errors.ts';
import { findPlant, loadPlant } from '../../../scripts/plant.ts';
import { Channels, valueToWord, wordToValue } from '../../../scripts/plant-channels.ts';
import { input, output, system } from './system.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function write(text: string): string {
  const file = join(folder, `plant${files++}.ts`);
  writeFileSync(file, text);
  return file;
}

async function problem(
  action: () => unknown,
): Promise<{ code: string; message: string; line: number | undefined; file: string | undefined }> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.exitCode).toBe(1);
    const { code, message, place } = error.diagnostics[0]!;
    return { code, message, line: place?.line, file: place?.file };
  }
  throw new Error('no error');
}

describe('loadPlant', () => {
  it('takes an object, a function that makes one, and a class', async () => {
    const step = '{ step(dt: number): Record<string, number> { return { level: dt * 2 }; } }';
    for (const text of [`export default ${step}`, `export default () => (${step})`, `export default class ${step}`]) {
      expect((await loadPlant(write(text))).step(3, {})).toEqual({ level: 6 });
    }
  });

  it('resolves bulkhead/plant and files beside the model', async () => {
    writeFileSync(join(folder, 'gain.ts'), 'export const gain: number = 3;');
    const plant = await loadPlant(
      write(`
        import { type Plant, noise } from 'bulkhead/plant';
        import { gain } from './gain.ts';
        const jitter = noise(1, 0);
        export default { step: (dt) => ({ level: gain * dt + jitter() }) } satisfies Plant;`),
    );
    expect(plant.step(2, {})).toEqual({ level: 6 });
  });

  it('names a missing file', async () => {
    expect(await problem(() => loadPlant(join(folder, 'none.ts')))).toMatchObject({
      code: 'BH5001',
      message: expect.stringContaining('none.ts'),
    });
  });

  it('names the line of a syntax error and of an import that is not there', async () => {
    const broken = write('export default {\n  step( ] {},\n};');
    expect(await problem(() => loadPlant(broken))).toMatchObject({ code: 'BH5002', file: broken, line: 2 });
    const lost = write("\nimport { x } from './nowhere.ts';\nexport default x;");
    expect(await problem(() => loadPlant(lost))).toMatchObject({
      code: 'BH5002',
      line: 2,
      message: expect.stringContaining('./nowhere.ts'),
    });
  });

  it('names the line where the model throws, while it is loaded and in a step', async () => {
    const early = write("interface Later { a: number }\n\nthrow new Error('no valve');\nexport default {};");
    expect(await problem(() => loadPlant(early))).toMatchObject({
      code: 'BH5003',
      line: 3,
      file: early,
      message: expect.stringContaining('no valve'),
    });
    const late = write('type T = number;\nexport default {\n  step(dt: T) {\n    return (undefined as any).level;\n  },\n};');
    const plant = await loadPlant(late);
    expect(await problem(() => plant.step(1, {}))).toMatchObject({ code: 'BH5003', line: 4, file: late });
  });

  it('refuses a default export that is no plant', async () => {
    expect(await problem(() => loadPlant(write('export const step = 1;')))).toMatchObject({
      code: 'BH5004',
      message: expect.stringContaining('missing'),
    });
    expect(await problem(() => loadPlant(write('\nexport default { stop() {} };')))).toMatchObject({ code: 'BH5004', line: 2 });
    expect(await problem(() => loadPlant(write('export default () => 5;')))).toMatchObject({ code: 'BH5004' });
  });

  it('refuses a result that is no object', async () => {
    const plant = await loadPlant(write('export default { step() { return 5; } };'));
    expect(await problem(() => plant.step(1, {}))).toMatchObject({ code: 'BH5005', message: expect.stringContaining('returned 5') });
  });

  it('refuses what would make two runs differ', async () => {
    const random = await loadPlant(write('export default { step() {\n return { level: Math.random() };\n} };'));
    expect(await problem(() => random.step(1, {}))).toMatchObject({
      code: 'BH5003',
      message: expect.stringContaining('use noise(seed, amplitude)'),
    });
  });
});

describe('findPlant', () => {
  it('is null for a system without a model, and takes the option relative to the working directory', async () => {
    expect(await findPlant(undefined, folder, '/')).toBeNull();
    const file = write('export default { step: () => ({}) };');
    expect((await findPlant(file.slice(folder.length + 1), '/', folder))?.file).toBe(file);
  });
});

describe('Channels', () => {
  const points = [
    output('valve', 0, 5, 'i16', 0xffff_fffe),
    input('low', 1, 9, 'bool'),
    input('level', 2, 3),
    output('pump', 3, 0),
    input('offset', 4, 4, 'i8'),
  ];
  const plant = loadPlant(write('export default { step: () => ({}) };'));

  it('orders points by channel and starts outputs at their safe value', () => {
    const channels = new Channels(system(points));
    expect(channels.outputs.map(({ name }) => name)).toEqual(['pump', 'valve']);
    expect(channels.inputs.map(({ name }) => name)).toEqual(['level', 'offset', 'low']);
    expect(channels.outputsByName()).toEqual({ pump: false, valve: -2 });
  });

  it('rounds, limits to the type, and keeps what is left out', async () => {
    const channels = new Channels(system(points));
    channels.setInputs({ level: 70_000.4, offset: -3.5, low: true }, await plant);
    channels.setInputs({ offset: -3.6 }, await plant);
    expect(channels.inputValues).toEqual([65_535, -4, true]);
    expect(channels.inputWords()).toEqual([65_535, 0xffff_fffc, 1]);
  });

  it('refuses NaN, wrong types, outputs and unknown names, naming the point', async () => {
    const channels = new Channels(system(points));
    const loaded = await plant;
    const message = async (values: Record<string, unknown>) => (await problem(() => channels.setInputs(values, loaded))).message;
    expect(await message({ level: Number.NaN })).toContain("NaN for 'level'");
    expect(await message({ level: '5' })).toContain("'level', an u16");
    expect(await message({ low: 0.5 })).toContain("'low', a digital input");
    expect(await message({ pump: true })).toContain("'pump', which is no input");
    expect(await message({ lvel: 5 })).toContain("'lvel', which is no point");
  });

  it('reads words in the point’s type and writes them back', () => {
    expect(wordToValue('i16', 0x1_fffe)).toBe(-2);
    expect(wordToValue('u8', 0x1ff)).toBe(255);
    expect(wordToValue('u32', 0xffff_ffff)).toBe(0xffff_ffff);
    expect(wordToValue('bool', 2)).toBe(true);
    expect(valueToWord(-1)).toBe(0xffff_ffff);
    expect(valueToWord(true)).toBe(1);
  });
});
