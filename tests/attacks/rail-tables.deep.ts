/** Every bit of the tables of firmware/rail-crossing, flipped one at a time. */
import { expect, test } from 'vitest';
import { flipTables } from '../audit/flip-tables.ts';
import { buildImage, Image } from '../audit/images.ts';

test('with any one bit of its tables flipped the image of rail-crossing is refused', async () => {
  const { flipped, silent } = flipTables(new Image(await buildImage('firmware/rail-crossing')));
  console.log(`${flipped} bits`);
  expect(flipped).toBeGreaterThan(9000);
  expect(silent).toEqual([]);
});
