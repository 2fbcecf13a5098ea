import { expect, it } from 'vitest';
import { flipTables } from './flip-tables.ts';
import { buildImage, Image } from './images.ts';

it('every bit of the tables is a right, a limit or a place: with any one of them flipped the image is refused', async () => {
  const { flipped, silent } = flipTables(new Image(await buildImage('firmware/water-tank')));
  expect(flipped).toBeGreaterThan(4000);
  expect(silent).toEqual([]);
}, 120_000);

it('so is every bit of the tables of rules, and of those that a system has no rows for', async () => {
  const { flipped, silent } = flipTables(new Image(await buildImage('tests/fixtures/policies/seven')), 1, 'tests');
  expect(flipped).toBeGreaterThan(2000);
  expect(silent).toEqual([]);
}, 120_000);
