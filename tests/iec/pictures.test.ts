/** docs/iec/ shows what the tests check. */
import { expect, it } from 'vitest';
import { pictures, writtenPictures } from './write-pictures.ts';

it('the pictures are current: `npm run docs` writes them from the tables', () => {
  expect(writtenPictures()).toEqual(pictures());
});
